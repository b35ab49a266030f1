using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Selections;
using Verify.Search.Tree;

namespace Verify.Search.Strategies;

/// <summary>
/// Beam search over steps by a process reward (Snell et al. 2024, "Scaling LLM Test-Time Compute", section 3.2; Wang et al. 2024,
/// "BPP-Search").
/// All beams begin alike, so the first step of all of them is proposed from the root.
/// </summary>
internal sealed class BeamStrategy : ISearchStrategy
{
    private readonly IntegerOption _width;
    private readonly IntegerOption _expansions;
    private readonly IntegerOption _maxSteps;

    public BeamStrategy()
    {
        _width = Options.Integer("width", 4, 1, 64, "Beams: the best steps that are kept, finished ones included.");
        _expansions = Options.Integer("expansions", 4, 1, 64, "Next steps proposed from each live beam.");
        _maxSteps = Options.Integer("maxSteps", 40, 1, 1000, "Maximum depth in steps.");
    }

    public string Summary =>
        "Beam search over steps by the process reward; for the best answer from few tokens when the reward can be trusted.";

    public OptionSet Options { get; } = new("beam");

    public IReadOnlyList<string> Selections => SelectionCatalog.OfScored;

    public IReadOnlyList<Need> Needs => [Need.ProcessReward];

    public LiveTokens Live(SearchPlan plan) => new(Solutions: _width.Of(plan), Steps: (long)_width.Of(plan) * _expansions.Of(plan));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var (width, expansions) = (_width.Of(context.Plan), _expansions.Of(context.Plan));
        IReadOnlyList<Node> live = [context.Root];
        for (var step = 0; step < _maxSteps.Of(context.Plan) && live.Count > 0; step++)
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
