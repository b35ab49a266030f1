using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Selections;
using Verify.Search.Tree;

namespace Verify.Search.Strategies;

/// <summary>
/// Best-first search with the bounded width of a beam (Jiang et al. 2024, "Enhancing LLM Reasoning with Reward-guided Tree Search"): of all
/// open nodes the one with the highest value is expanded next. A solution that finishes takes its place in the width with it, and what is
/// worth less than a floor is pruned before it is expanded.
/// </summary>
internal sealed class RewardTreeStrategy : ISearchStrategy
{
    private readonly IntegerOption _width;
    private readonly IntegerOption _expansions;
    private readonly IntegerOption _nodes;
    private readonly NumberOption _floor;
    private readonly IntegerOption _maxSteps;

    public RewardTreeStrategy()
    {
        _width = Options.Integer("width", 4, 1, 64, "Open nodes that are kept, finished solutions included.");
        _expansions = Options.Integer("expansions", 4, 1, 64, "Next steps proposed at a node.");
        _nodes = Options.Integer("nodes", 64, 1, 4096, "Nodes that are expanded at most.");
        _floor = Options.Number(
            "floor",
            0.1,
            0,
            1,
            "Nodes worth less are not expanded, save when there is nothing else and no solution yet."
        );
        _maxSteps = Options.MaxSteps();
    }

    public string Summary =>
        "Best-first search over steps within a width: goes on at the best open step of any depth; for rewards that "
        + "compare steps of different depths well. Costs fewer tokens than beam, but one call for each node.";

    public OptionSet Options { get; } = new("reward-tree");

    public IReadOnlyList<string> Selections => SelectionCatalog.OfScored;

    public IReadOnlyList<Need> Needs => [Need.ProcessReward];

    public LiveTokens Live(SearchPlan plan) => new(Solutions: _width.Of(plan), Steps: _expansions.Of(plan));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var (plan, width) = (context.Plan, _width.Of(context.Plan));
        IReadOnlyList<Node> open = [context.Root];
        for (var node = 0; node < _nodes.Of(plan) && open.Count > 0; node++)
        {
            // 1. The best open node proposes its next steps.
            var best = open.BestFirst().First();
            var children = context.DropUnusable((await context.ExpandAsync([best], _expansions.Of(plan)))[0]);
            await context.ScoreAsync(children);
            context.ShowScores(children);

            // 2. Old and new, the best that fit the width and are worth the floor are kept.
            var ranked = open.Where(one => one != best).Concat(children).BestFirst().ToList();
            var kept = ranked.Take(width).Where(one => !(one.Value < _floor.Of(plan))).ToList();
            kept = kept.Count == 0 && width == _width.Of(plan) ? [.. ranked.Take(1)] : kept;
            context.Prune(ranked.Skip(width), "does not fit the width");
            context.Prune(ranked.Take(width).Except(kept), "worth less than the floor");

            // 3. A finished one is a candidate, and takes its place in the width with it.
            var finished = kept.Where(one => one.End == GenerationEnd.Finished).ToList();
            await context.AcceptAsync(finished);
            width -= finished.Count;

            // 4. The others stay open, down to the most steps.
            var deep = kept.Where(one => one.CanGrow && one.Depth - context.Root.Depth >= _maxSteps.Of(plan)).ToList();
            context.Prune(deep, "has the most steps");
            open = [.. kept.Where(one => one.CanGrow)];
        }

        return StopReason.Completed;
    }
}
