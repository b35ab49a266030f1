using Verify.Inference;
using Verify.Search.Tree;

namespace Verify.Search.Policies;

/// <summary>A policy over a token tree of a language model.</summary>
/// <param name="model">The model.</param>
/// <param name="tree">Its tree, which is disposed of with the policy.</param>
/// <param name="plan">The search.</param>
/// <param name="tools">What solutions may call, in the order in which they are asked.</param>
internal sealed class ModelPolicy(ILanguageModel model, ITokenTree tree, SearchPlan plan, IReadOnlyList<ITool> tools) : IPolicy
{
    private readonly StepCutter _cutter = new(model.Description.StepSeparator, plan.Stop);
    private readonly IReadOnlyList<string> _stepStops = [model.Description.StepSeparator, .. plan.Stop, .. tools.Select(tool => tool.Trigger)];
    private readonly IReadOnlyList<string> _solutionStops = [.. plan.Stop, .. tools.Select(tool => tool.Trigger)];

    public TokenTreeUsage Usage => tree.Usage;

    public long Calls { get; private set; }

    public async ValueTask<IReadOnlyList<Generation>> ProposeAsync(
        IReadOnlyList<ProposalRequest> requests,
        Extent extent,
        DecodeLimits limits
    )
    {
        var growing = requests
            .Select(request => new GrowingText(model, request.From, Seeds.Of(plan.Seed, request.From.Id, request.Draw)))
            .ToList();
        var left = limits.TotalTokens;

        // Usually one round. A step that so far holds nothing but separators goes on for another, and so does the text after a program's
        // output.
        for (var open = growing; open.Count > 0; open = [.. growing.Where(one => one.End is null)])
        {
            if (left == 0 || limits.Interrupt.IsCancellationRequested)
            {
                open.ForEach(one => one.End = left == 0 ? GenerationEnd.Budget : GenerationEnd.Interrupted);
                break;
            }

            // 1. The model goes on with all of them, in one call.
            Calls++;
            var rounds = await tree.ContinueAsync([.. open.Select(one => RequestFor(one, extent))], limits with { TotalTokens = left });
            left -= rounds.Sum(round => round.Tokens.Length);
            open.Zip(rounds).ToList().ForEach(pair => pair.First.Add(pair.Second.Tokens));

            // 2. Tools that were just called are run, all at once.
            await RunToolsAsync(
                open.Zip(rounds).Where(pair => pair.Second.End == GenerationEnd.Open).Select(pair => pair.First),
                limits.Interrupt
            );

            // 3. What is whole now ends.
            open.Zip(rounds).Where(pair => pair.First.End is null).ToList().ForEach(pair => Settle(pair.First, pair.Second.End, extent));
        }

        return [.. growing.Select(one => one.Generation())];
    }

    public IReadOnlyList<Piece> Read(Node from, Extent extent, Generation generation)
    {
        var pieces = _cutter.Cut(from, generation.Tokens, extent, generation.End)!;
        var (generated, tokens) = (pieces.Sum(piece => SampledToken.Count(piece.Tokens.Span)), pieces.Sum(piece => piece.Tokens.Length));

        // A whole step with no room after it cannot be continued: the solution is as long as it may be.
        if (pieces is [.., { End: GenerationEnd.Open } last] && Room(from.SolutionTokens + generated, from.Path.Length + tokens) <= 0)
        {
            pieces[^1] = last with { End = GenerationEnd.Length };
        }

        return pieces;
    }

    public void Keep(IEnumerable<Node> nodes) => tree.Keep([.. nodes.Select(node => node.Path)]);

    public ValueTask DisposeAsync() => tree.DisposeAsync();


    private int Room(int solutionTokens, int pathTokens) =>
        Math.Min(plan.MaxTokens - solutionTokens, model.Description.ContextLength - pathTokens);

    private int Room(GrowingText one) => Room(one.From.SolutionTokens + one.Sampled, one.From.Path.Length + one.Tokens.Length);

    private ContinueRequest RequestFor(GrowingText one, Extent extent) =>
        new(
            one.Path,
            Seeds.Of(one.Seed, one.Rounds++, 0),
            plan.Sampling,
            extent == Extent.Step ? _stepStops : _solutionStops,
            extent == Extent.Step ? Math.Min(Room(one), plan.MaxStepTokens - one.Sampled) : Room(one)
        );

    private async Task RunToolsAsync(IEnumerable<GrowingText> stopped, CancellationToken interrupt)
    {
        var calling = stopped.Where(one => one.ToolCalls < plan.ToolCalls).ToList();
        try
        {
            var outputs = await Task.WhenAll(calling.Select(one => OutputAsync(one.Text(), interrupt)));
            foreach (var (text, output) in calling.Zip(outputs).Where(call => call.Second is not null))
            {
                text.Put(output!);
            }
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            calling.ForEach(text => text.End = GenerationEnd.Interrupted);
        }
    }

    /// <summary>The first tool that takes the end of the solution for a call answers it.</summary>
    private async Task<string?> OutputAsync(string solution, CancellationToken interrupt)
    {
        foreach (var tool in tools)
        {
            if (await tool.RunAsync(solution, interrupt) is { } output)
            {
                return output;
            }
        }

        return null;
    }

    private void Settle(GrowingText one, GenerationEnd end, Extent extent)
    {
        GenerationEnd? endedBy = end == GenerationEnd.Open ? null : end;
        if (_cutter.Cut(one.From, one.Tokens, extent, endedBy) is { } pieces)
        {
            one.End = pieces.Count > 0 ? pieces[^1].End : endedBy;
        }
        else if (Room(one) <= 0 || (extent == Extent.Step && one.Sampled >= plan.MaxStepTokens))
        {
            one.End = GenerationEnd.Length;
        }
    }
}
