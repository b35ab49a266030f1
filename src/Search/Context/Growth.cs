using Verify.Inference;
using Verify.Search.Tree;

namespace Verify.Search.Context;

/// <summary>Continuations of one node that a strategy asks for.</summary>
/// <param name="From">Where they begin; it may grow.</param>
/// <param name="Width">How many, each drawn anew; from 1.</param>
internal sealed record Growth(Node From, int Width)
{
    /// <summary>The name of the policy that writes them; null for the one that wrote the node.</summary>
    public string? Policy { get; init; }

    /// <summary>How tokens are drawn; null for the plan's way.</summary>
    public Sampling? Sampling { get; init; }
}
