using Verify.Search.Running;
using Verify.Search.Tree;

namespace Verify.Search.Strategies.Beam;

/// <summary>
/// Beam search over steps by a process reward (Snell et al. 2024, "Scaling LLM Test-Time Compute", section 3.2; Wang et al. 2024,
/// "BPP-Search").
/// All beams begin alike, so the first step of all of them is proposed from the root.
/// </summary>
internal sealed class BeamStrategy : ISearchStrategy
{
    private static readonly IntegerOption Width = new("width", 4, 1, 64, "Beams that are kept after each step.");
    private static readonly IntegerOption Expansions = new("expansions", 4, 1, 64, "Next steps proposed from each beam.");
    private static readonly IntegerOption MaxSteps = new("maxSteps", 40, 1, 1000, "Steps after which the search ends.");

    public string Name => "beam";

    public string Summary =>
        "Grows the best beams step by step by the process reward; for the best answer from few tokens when the reward can be trusted.";

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

            // 2. Steps that were cut off or said before drop out; the others are scored, all in one call.
            var children = context.DropUnusable([.. proposed.SelectMany(siblings => siblings)]);
            await context.ScoreAsync(children);
            context.ShowAggregates(children);

            // 3. The best over all beams are kept.
            var best = children.BestFirst().Take(width).ToList();
            context.Prune(children.Except(best), $"not among the best {width}");

            // 4. A finished beam leaves the live set and is a candidate.
            await context.AcceptAsync([.. best.Where(child => child.End == NodeEnd.Finished)]);
            live = [.. best.Where(child => child.CanGrow)];
        }

        return StopReason.Completed;
    }
}
