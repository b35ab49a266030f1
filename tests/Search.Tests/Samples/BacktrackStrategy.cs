using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Strategies;
using Verify.Search.Tree;

namespace Verify.Search.Tests.Samples;

/// <summary>
/// One path that follows the best of its next steps; where that is judged wrong, the next best that was set aside is taken up again (Ma et
/// al. 2023, "Let's reward step by step"). Its steps may call a tool.
/// </summary>
internal sealed class BacktrackStrategy : ISearchStrategy
{
    private readonly IntegerOption _expansions;
    private readonly IntegerOption _backtracks;
    private readonly NumberOption _least;

    public BacktrackStrategy()
    {
        _expansions = Options.Integer("expansions", 3, 1, 64, "Next steps proposed.");
        _backtracks = Options.Integer("backtracks", 8, 0, 1000, "How often a step is taken back.");
        _least = Options.Number("least", 0.5, 0, 1, "Steps that score less are judged wrong.");
    }

    public string Summary => "Follows the best step and takes it back when it is judged wrong.";

    public OptionSet Options { get; } = new("backtrack");

    public IReadOnlyList<string> Selections => ["majority"];

    public IReadOnlyList<Need> Needs => [Need.ProcessReward, Need.Tool("letter-count")];

    public LiveTokens Live(SearchPlan plan) => new(Solutions: 1, Steps: _expansions.Of(plan));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var (aside, left) = (new Stack<Node>(), _backtracks.Of(context.Plan));
        for (var node = context.Root; node is { CanGrow: true }; )
        {
            // 1. Propose and score; all but the best are set aside.
            var proposed = await context.ExpandAsync([node], _expansions.Of(context.Plan));
            var children = context.DropUnusable(proposed[0]);
            await context.ScoreAsync(children);
            context.ShowAggregates(children);
            var ranked = children.BestFirst().ToList();
            context.Prune(ranked.Skip(1), "set aside");
            ranked.Skip(1).Reverse().ToList().ForEach(aside.Push);

            // 2. Follow it, or take up what was set aside last.
            node = ranked.FirstOrDefault();
            while ((node is null || node.Prefix.StepScore < _least.Of(context.Plan)) && left-- > 0 && aside.TryPop(out var other))
            {
                context.Prune(node is null ? [] : [node], "judged wrong");
                context.Resume(other);
                node = other;
            }

            await context.AcceptAsync(node is { CanGrow: false } ? [node] : []);
        }

        return StopReason.Completed;
    }
}
