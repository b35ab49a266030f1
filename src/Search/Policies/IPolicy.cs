using Verify.Inference;
using Verify.Search.Tree;

namespace Verify.Search.Policies;

/// <summary>
/// A language model opened for one search: turns prompts and steps into token paths and writes what comes next. One call at a time.
/// </summary>
internal interface IPolicy : IAsyncDisposable
{
    /// <summary>What the search calls it.</summary>
    string Name { get; }

    /// <summary>Tokens run so far.</summary>
    TokenTreeUsage Usage { get; }

    /// <summary>Calls of the model so far.</summary>
    long Calls { get; }

    /// <summary>A node as this policy reads it: its own path, or what another policy wrote, retold as text.</summary>
    Start StartAt(Node node);

    /// <summary>A prompt; null when it leaves no room for an answer behind so many more tokens.</summary>
    TokenPath? Render(RootPrompt prompt, int more = 0);

    /// <summary>A step that was given, as a piece after others.</summary>
    Piece Given(string step);

    /// <summary>
    /// Continues each start, in order. Never throws for an interrupt: what was sampled is returned and says so. The generation of a
    /// (node, draw) depends on nothing but the search's seed and the model.
    /// </summary>
    ValueTask<IReadOnlyList<Generation>> ProposeAsync(IReadOnlyList<ProposalRequest> requests, Extent extent, DecodeLimits limits);

    /// <summary>The steps that a generation of this policy consists of; none when not one token was sampled.</summary>
    IReadOnlyList<Piece> Read(Start from, Extent extent, Generation generation);

    /// <summary>Writes texts beside the tree, in order; otherwise as <see cref="ProposeAsync"/>.</summary>
    ValueTask<IReadOnlyList<Generation>> WriteAsync(IReadOnlyList<TextRequest> requests, DecodeLimits limits);

    /// <summary>Only these nodes will be continued again.</summary>
    void Keep(IEnumerable<Node> nodes);
}

/// <summary>Where to go on, the number of this continuation among all of that node, and how tokens are drawn.</summary>
internal readonly record struct ProposalRequest(Start From, int Draw, Sampling Sampling);

/// <summary>A text to be written after a prompt.</summary>
/// <param name="Prompt">The prompt; null when it leaves no room, and nothing is written.</param>
/// <param name="Seed">All draws of this text derive from it.</param>
/// <param name="Sampling">How tokens are drawn.</param>
/// <param name="Stop">Strings that end it.</param>
/// <param name="MaxTokens">The most tokens.</param>
internal sealed record TextRequest(TokenPath? Prompt, ulong Seed, Sampling Sampling, IReadOnlyList<string> Stop, int MaxTokens);
