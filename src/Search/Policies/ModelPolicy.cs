using Verify.Inference;
using Verify.Search.Tree;

namespace Verify.Search.Policies;

/// <summary>A policy over a token tree of a language model.</summary>
internal sealed class ModelPolicy(ILanguageModel model, ITokenTree tree, SearchPlan plan) : IPolicy
{
    private readonly StepCutter _cutter = new(model.Tokenizer, model.Manifest.StepSeparator, plan.Stop, EndTokens(model));
    private readonly StopRule _stepStops = new(EndTokens(model), [model.Manifest.StepSeparator, .. plan.Stop]);
    private readonly StopRule _solutionStops = new(EndTokens(model), plan.Stop);

    public TokenTreeUsage Usage => tree.Usage;

    public long Calls { get; private set; }

    public async ValueTask<IReadOnlyList<Proposal>> ProposeAsync(IReadOnlyList<ProposalRequest> requests, Extent extent, DecodeLimits limits)
    {
        var growing = requests.Select(request => new Growing(request.From, Seeds.Of(plan.Seed, request.From.Id, request.Draw))).ToList();
        var left = limits.TotalTokens;

        // Usually one round. A step that so far holds nothing but separators goes on for another.
        for (var open = growing; open.Count > 0; open = [.. growing.Where(one => one.End is null)])
        {
            if (left == 0 || limits.Interrupt.IsCancellationRequested)
            {
                open.ForEach(one => one.End = left == 0 ? NodeEnd.Budget : NodeEnd.Interrupted);
                break;
            }

            Calls++;
            var continuations = await tree.ContinueAsync(
                [.. open.Select(one => RequestFor(one, extent))], limits with { TotalTokens = left }, CancellationToken.None);
            for (var i = 0; i < open.Count; i++)
            {
                left -= continuations[i].Tokens.Count;
                Take(open[i], continuations[i], extent);
            }
        }

        return [.. growing.Select(one => new Proposal([.. one.Tokens], [.. one.LogProbabilities], one.End!.Value))];
    }

    public Draft Read(Node from, Extent extent, Proposal proposal)
    {
        var draft = _cutter.Cut(from, proposal.Tokens, proposal.LogProbabilities, extent, proposal.End)!;
        var tokens = draft.Pieces.Sum(piece => piece.Tokens.Length);

        // A whole step with no room behind it cannot be continued: the solution is as long as it may be.
        return draft.End == NodeEnd.Open && Room(from.SolutionTokens + tokens, from.Path.Length + tokens) <= 0
            ? draft with { End = NodeEnd.Length }
            : draft;
    }

    public void Keep(IEnumerable<Node> nodes) => tree.Keep([.. nodes.Select(node => node.Path)]);

    public ValueTask DisposeAsync() => tree.DisposeAsync();

    private static IReadOnlyList<int> EndTokens(ILanguageModel model) => [.. model.Manifest.EndTokens.Select(model.Tokenizer.Special)];

    private int Room(int solutionTokens, int pathTokens) => Math.Min(plan.MaxTokens - solutionTokens, model.Manifest.ContextLength - pathTokens);

    private ContinueRequest RequestFor(Growing one, Extent extent)
    {
        var sampled = one.Tokens.Count;
        var room = Room(one.From.SolutionTokens + sampled, one.From.Path.Length + sampled);
        return new ContinueRequest(
            one.From.Path.Append([.. one.Tokens]),
            Seeds.Of(one.Seed, one.Rounds++, 0),
            plan.Sampling,
            extent == Extent.Step ? _stepStops : _solutionStops,
            extent == Extent.Step ? Math.Min(room, plan.MaxStepTokens - sampled) : room);
    }

    private void Take(Growing one, Continuation continuation, Extent extent)
    {
        one.Tokens.AddRange(continuation.Tokens);
        one.LogProbabilities.AddRange(continuation.LogProbabilities);
        NodeEnd? endedBy = continuation.Reason switch
        {
            EndReason.MaxTokens or EndReason.ContextFull => NodeEnd.Length,
            EndReason.TotalTokens => NodeEnd.Budget,
            EndReason.Interrupted => NodeEnd.Interrupted,
            _ => null,
        };
        var draft = _cutter.Cut(one.From, one.Tokens, one.LogProbabilities, extent, endedBy);
        if (draft is not null)
        {
            one.End = draft.End;
        }
        else if (Room(one.From.SolutionTokens + one.Tokens.Count, one.From.Path.Length + one.Tokens.Count) <= 0
            || one.Tokens.Count >= plan.MaxStepTokens)
        {
            one.End = NodeEnd.Length;
        }
    }

    private sealed class Growing(Node from, ulong seed)
    {
        public Node From { get; } = from;

        public ulong Seed { get; } = seed;

        public int Rounds { get; set; }

        public List<int> Tokens { get; } = [];

        public List<float> LogProbabilities { get; } = [];

        public NodeEnd? End { get; set; }
    }
}
