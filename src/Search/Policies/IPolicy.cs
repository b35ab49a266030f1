using Verify.Inference;
using Verify.Search.Tree;

namespace Verify.Search.Policies;

/// <summary>
/// A language model opened for one search: turns problem and steps into token paths and proposes what comes next. One call at a time.
/// </summary>
internal interface IPolicy : IAsyncDisposable
{
    /// <summary>Tokens run so far.</summary>
    TokenTreeUsage Usage { get; }

    /// <summary>Calls of the model so far.</summary>
    long Calls { get; }

    /// <summary>
    /// Continues each node, in order. Never throws for an interrupt: what was sampled is returned and says so. The proposal of a
    /// (node, draw) depends on nothing but the search's seed and the model.
    /// </summary>
    ValueTask<IReadOnlyList<Proposal>> ProposeAsync(IReadOnlyList<ProposalRequest> requests, Extent extent, DecodeLimits limits);

    /// <summary>The draft that a proposal's tokens mean.</summary>
    Draft Read(Node from, Extent extent, Proposal proposal);

    /// <summary>Only these nodes will be continued again.</summary>
    void Keep(IEnumerable<Node> nodes);
}

/// <summary>A node to be continued, and the number of this continuation among all of that node.</summary>
internal readonly record struct ProposalRequest(Node From, int Draw);

/// <summary>Sampled tokens, with those that tools put in between, and how they end where their own text does not say it.</summary>
/// <param name="Tokens">In order.</param>
/// <param name="LogProbabilities">One per token; 0 for what was put in.</param>
/// <param name="Given">AdmissionQueue, in order, of the tokens that were put in.</param>
/// <param name="End">How they end.</param>
internal sealed record Proposal(int[] Tokens, float[] LogProbabilities, IReadOnlyList<int> Given, NodeEnd End);
