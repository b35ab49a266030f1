using Verify.Inference;
using Verify.Search.Tree;

namespace Verify.Search.Context;

/// <summary>A text beside the tree that a strategy asks for: a critique, a plan, a question.</summary>
/// <param name="About">The node that it is about; its draws derive from it.</param>
/// <param name="Prompt">The name of the prompt.</param>
/// <param name="Values">A text for each placeholder but the problem, which is known.</param>
internal sealed record Writing(Node About, string Prompt, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The name of the policy that writes it; null for the plan's.</summary>
    public string? Policy { get; init; }

    /// <summary>How tokens are drawn; null for the plan's way.</summary>
    public Sampling? Sampling { get; init; }

    /// <summary>The most tokens; null for those of a solution.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Strings that end it; they are cut off.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];
}

/// <summary>A text that was written beside the tree.</summary>
/// <param name="Text">Without what ended it.</param>
/// <param name="IsWhole">It came to its end; otherwise it was truncated, or there was no room for it.</param>
internal readonly record struct WrittenText(string Text, bool IsWhole);
