using System.Text;
using Verify.Inference;
using Verify.Search.Tree;

namespace Verify.Search.Policies;

/// <summary>
/// The generation that a policy makes after a node while it grows: rounds of sampling, and the output of tools in between.
/// </summary>
internal sealed class GrowingText(ILanguageModel model, ProposalRequest request, ulong seed)
{
    public Start From { get; } = request.From;

    public Sampling Sampling { get; } = request.Sampling;

    public ulong Seed { get; } = seed;

    public int Rounds { get; set; }

    public ReadOnlyMemory<SampledToken> Tokens { get; private set; }

    public int Sampled => SampledToken.Count(Tokens.Span);

    /// <summary>Calls of tools from the beginning of the solution.</summary>
    public int ToolCalls => From.Node.ToolCalls + Tree.ToolCalls.Count(Tokens.Span);

    /// <summary>The path to the end of what there is.</summary>
    public TokenPath Path => model.Append(From.Path, Tokens.Span);

    public GenerationEnd? End { get; set; }

    /// <summary>Usually there is one round, and its tokens are taken as they are.</summary>
    public void Add(ReadOnlyMemory<SampledToken> tokens) =>
        Tokens = Tokens.IsEmpty ? tokens : (SampledToken[])[.. Tokens.Span, .. tokens.Span];

    /// <summary>Adds what a tool says, on a line of its own.</summary>
    public void Put(string output) => Add(SampledToken.PutIn(model.Encode(Text().EndsWith('\n') ? output : "\n" + output)));

    /// <summary>The solution so far.</summary>
    public string Text() =>
        From.Node.SolutionText() + Encoding.UTF8.GetString([.. From.Pending.Span, .. SampledToken.BytesOf(Tokens.Span)]);

    public Generation Generation() => new(Tokens, End!.Value);
}
