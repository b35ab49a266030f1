using Verify.Inference;

namespace Verify.Search.Tree;

/// <summary>The part of a generation that is one step, and its exact text.</summary>
/// <param name="Tokens">
/// A slice of the generation's. May be none: a step that began in the last token of the step before it, and was cut off there.
/// </param>
/// <param name="Text">Up to and including the separator.</param>
internal sealed record Piece(ReadOnlyMemory<SampledToken> Tokens, string Text)
{
    /// <summary>Bytes of the last token after the separator.</summary>
    public ReadOnlyMemory<byte> Pending { get; init; }

    /// <summary>How the step ends; all but the last of a generation end open.</summary>
    public GenerationEnd End { get; init; }

    /// <summary>Characters of a stop string that was begun before this piece.</summary>
    public int Cut { get; init; }

    /// <summary>It was given with its root: nobody wrote it in this search.</summary>
    public bool IsGiven { get; init; }

    public static Piece Nothing { get; } = new(ReadOnlyMemory<SampledToken>.Empty, "");
}
