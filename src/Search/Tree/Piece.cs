namespace Verify.Search.Tree;

/// <summary>The tokens of one step and its exact text.</summary>
/// <param name="Tokens">May be none: a step that began in the last token of the step before it, and was cut off there.</param>
/// <param name="LogProbabilities">One per token.</param>
/// <param name="Text">Up to and including the separator.</param>
/// <param name="Pending">Bytes of the last token after the separator.</param>
internal sealed record Piece(int[] Tokens, float[] LogProbabilities, string Text, ReadOnlyMemory<byte> Pending)
{
    /// <summary>AdmissionQueue, in order, of tokens that were put in by a tool.</summary>
    public IReadOnlyList<int> Given { get; init; } = [];

    public int GeneratedTokens => Tokens.Length - Given.Count;

    public static Piece Nothing { get; } = new([], [], "", ReadOnlyMemory<byte>.Empty);
}

/// <summary>A sampled continuation, cut into steps.</summary>
/// <param name="Pieces">In order; empty when not one token was sampled.</param>
/// <param name="End">How the last piece ends.</param>
/// <param name="Cut">Characters of a stop string that was begun before the last piece.</param>
internal sealed record Draft(IReadOnlyList<Piece> Pieces, NodeEnd End, int Cut);
