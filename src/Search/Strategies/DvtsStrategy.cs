using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Selections;
using Verify.Search.Tree;

namespace Verify.Search.Strategies;

/// <summary>
/// Diverse verifier tree search (Beeching et al. 2024, "Scaling Test-Time Compute with Open Models"): n/m independent trees, each of which
/// keeps
/// the best of its m proposals. When a tree's best step finishes, its finished siblings are candidates too.
/// </summary>
internal sealed class DvtsStrategy : ISearchStrategy
{
    private readonly IntegerOption _width;
    private readonly IntegerOption _expansions;
    private readonly IntegerOption _maxSteps;
    private readonly IntegerOption _lookahead;

    public DvtsStrategy()
    {
        _width = Options.Integer("width", 16, 1, 256, "Proposals over all trees; width / expansions trees grow.");
        _expansions = Options.Integer("expansions", 4, 1, 64, "Next steps proposed in each tree; the best is followed.");
        _maxSteps = Options.MaxSteps();
        _lookahead = Lookahead.Option(Options);
    }

    public string Summary =>
        "Diverse verifier tree search: independent trees, each following its best step; keeps more different answers "
        + "than beam, for larger budgets.";

    public OptionSet Options { get; } = new("dvts");

    public IReadOnlyList<string> Selections => SelectionCatalog.OfScored;

    public IReadOnlyList<Need> Needs => [Need.ProcessReward];

    public LiveTokens Live(SearchPlan plan) =>
        new(Solutions: _width.Of(plan) / _expansions.Of(plan), Steps: (long)_width.Of(plan) * (1 + _lookahead.Of(plan)));

    public IEnumerable<RequestError> Check(SearchPlan plan)
    {
        var (width, expansions) = (_width.Of(plan), _expansions.Of(plan));
        if (width % expansions != 0)
        {
            yield return new RequestError(
                "search.options.width",
                $"{width} is not a multiple of expansions ({expansions}); give one, "
                    + $"such as {Math.Max(expansions, width - (width % expansions))}."
            );
        }
    }

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var expansions = _expansions.Of(context.Plan);
        var trees = _width.Of(context.Plan) / expansions;
        var lookahead = new Lookahead(context, _lookahead.Of(context.Plan));
        IReadOnlyList<Node> live = [context.Root];
        for (var step = 0; step < _maxSteps.Of(context.Plan) && live.Count > 0; step++)
        {
            // 1. Every tree proposes, all in one call; the trees begin as shares of the root's proposals.
            var proposed = await context.ExpandAsync(live, step == 0 ? trees * expansions : expansions);
            var shares = step == 0 ? proposed[0].Chunk(expansions).Select(share => (IReadOnlyList<Node>)share).ToList() : proposed;

            // 2. Within a tree, truncated and repeated steps are dropped; the others are scored, all in one call.
            var children = shares.Select(context.DropUnusable).ToList();
            await lookahead.ScoreAsync([.. children.SelectMany(siblings => siblings)]);

            // 3. Every tree follows its own best.
            var followed = children.Where(siblings => siblings.Count > 0).Select(siblings => Follow(siblings, lookahead, context)).ToList();
            live = [.. followed.Select(one => one.Best).Where(best => best.CanGrow)];
            await context.AcceptAsync([.. followed.SelectMany(one => one.Finished)]);
        }

        return StopReason.Completed;
    }

    private static (Node Best, IReadOnlyList<Node> Finished) Follow(
        IReadOnlyList<Node> siblings,
        Lookahead lookahead,
        SearchContext context
    )
    {
        context.ShowAggregates(siblings, lookahead.JudgeOf);
        var best = siblings.BestFirst().First();
        var finished = best.End == GenerationEnd.Finished ? siblings.Where(child => child.End == GenerationEnd.Finished).ToList() : [];
        lookahead.Prune(siblings.Where(child => child != best).Except(finished), "not the best of its tree");
        return (best, finished);
    }
}
