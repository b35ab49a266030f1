using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Tree;

namespace Verify.Search.Strategies;

/// <summary>
/// Beam search over steps by a process reward (Snell et al. 2024, "Scaling LLM Test-Time Compute", section 3.2; Wang et al. 2024,
/// "BPP-Search").
/// All beams begin alike, so the first step of all of them is proposed from the root.
/// </summary>
internal sealed class BeamStrategy : ISearchStrategy
{
    private static readonly IntegerOption Width = new("width", 4, 1, 64, "Beams: the best steps that are kept, finished ones included.");
    private static readonly IntegerOption Expansions = new("expansions", 4, 1, 64, "Next steps proposed from each live beam.");
    private static readonly IntegerOption MaxSteps = new("maxSteps", 40, 1, 1000, "Maximum depth in steps.");

    public string Name => "beam";

    public string Summary =>
        "Beam search over steps by the process reward; for the best answer from few tokens when the reward can be trusted.";

    public IReadOnlyList<StrategyOption> Options => [Width, Expansions, MaxSteps];

    public IReadOnlyList<string> Selections => ["weighted-vote", "argmax", "majority", "tournament"];

    public bool NeedsProcessReward => true;

    public long LiveTokens(SearchPlan plan, int longest) =>
        (long)Width.Of(plan) * (longest + (Expansions.Of(plan) * Math.Min(plan.MaxStepTokens, longest)));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var (width, expansions) = (Width.Of(context.Plan), Expansions.Of(context.Plan));
        IReadOnlyList<Node> live = [context.Root];
        for (var step = 0; step < MaxSteps.Of(context.Plan) && live.Count > 0; step++)
        {
            // 1. Every beam proposes its next steps, all in one call.
            var proposed = await context.ExpandAsync(live, step == 0 ? width * expansions : expansions);

            // 2. Truncated and repeated steps are dropped; the others are scored, all in one call.
            var children = context.DropUnusable([.. proposed.SelectMany(siblings => siblings)]);
            await context.ScoreAsync(children);
            context.ShowAggregates(children);

            // 3. The best over all beams are kept.
            var best = children.BestFirst().Take(width).ToList();
            context.Prune(children.Except(best), $"not among the best {width}");

            // 4. A finished beam leaves the live set, is a candidate, and takes its place in the width with it.
            var finished = best.Where(child => child.End == GenerationEnd.Finished).ToList();
            await context.AcceptAsync(finished);
            width -= finished.Count;
            live = [.. best.Where(child => child.CanGrow)];
        }

        return StopReason.Completed;
    }
}
