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
    /// Continues each node, in order. Never throws for an interrupt: what was sampled is returned and says so. The generation of a
    /// (node, draw) depends on nothing but the search's seed and the model.
    /// </summary>
    ValueTask<IReadOnlyList<Generation>> ProposeAsync(IReadOnlyList<ProposalRequest> requests, Extent extent, DecodeLimits limits);

    /// <summary>The steps that a generation of this policy consists of; none when not one token was sampled.</summary>
    IReadOnlyList<Piece> Read(Node from, Extent extent, Generation generation);

    /// <summary>Only these nodes will be continued again.</summary>
    void Keep(IEnumerable<Node> nodes);
}

/// <summary>A node to be continued, and the number of this continuation among all of that node.</summary>
internal readonly record struct ProposalRequest(Node From, int Draw);
