using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Options;
using Verify.Search.Selections;

namespace Verify.Search.Strategies;

/// <summary>
/// Reward balanced search, REBASE (Wu et al. 2024, "Inference Scaling Laws"): at every depth the width is shared out among the live nodes
/// by the softmax of their rewards, so that good steps get more children without the others being cut off at once. A finished solution
/// takes its place in the width with it.
/// </summary>
internal sealed class RebaseStrategy : ISearchStrategy
{
    private readonly IntegerOption _width;
    private readonly NumberOption _temperature;
    private readonly IntegerOption _maxSteps;

    public RebaseStrategy()
    {
        _width = Options.Integer("width", 16, 1, 256, "Next steps proposed at each depth, over all nodes, less what has finished.");
        _temperature = Options.Number("temperature", 0.2, 0.01, 100, "Balance: the lower, the more of the width goes to the best nodes.");
        _maxSteps = Options.MaxSteps();
    }

    public string Summary =>
        "Reward balanced search: shares the width of each depth out by the softmax of the process rewards; for votes "
        + "over many solutions at the cost of sampling as many, with more variety than beam.";

    public OptionSet Options { get; } = new("rebase");

    public IReadOnlyList<string> Selections => SelectionCatalog.OfScored;

    public IReadOnlyList<Need> Needs => [Need.ProcessReward];

    public LiveTokens Live(SearchPlan plan) => new(Solutions: _width.Of(plan), Steps: _width.Of(plan));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var width = _width.Of(context.Plan);
        IReadOnlyList<Growth> growths = [new Growth(context.Root, width)];
        for (var step = 0; step < _maxSteps.Of(context.Plan) && growths.Count > 0; step++)
        {
            // 1. Every node proposes as many next steps as its share of the width, all in one call; all are scored in one.
            var proposed = await context.ExpandAsync(growths);
            var children = context.DropTruncated([.. proposed.SelectMany(siblings => siblings)]);
            await context.ScoreAsync(children);
            context.ShowScores(children);

            // 2. Finished solutions are candidates and take their places with them.
            var finished = children.Where(child => child.End == GenerationEnd.Finished).ToList();
            await context.AcceptAsync(finished);
            width -= finished.Count;

            // 3. What is left of the width is shared out, in descending order of the rewards.
            var live = children.Where(child => child.CanGrow).BestFirst().ToList();
            var widths = Widths([.. live.Select(node => node.Value ?? ContextSteps.Unknown)], width, _temperature.Of(context.Plan));
            growths = [.. live.Zip(widths).Where(share => share.Second > 0).Select(share => new Growth(share.First, share.Second))];
            context.Prune(live.Skip(growths.Count), "has no share of the width");
        }

        return StopReason.Completed;
    }

    /// <summary>
    /// Each in turn gets ceil(left · weight / weights left), where weights are the softmax of score / temperature: the last ones may get
    /// nothing, and together they get the whole width.
    /// </summary>
    /// <param name="scores">From 0 to 1, in descending order.</param>
    /// <param name="width">What is shared out.</param>
    /// <param name="temperature">Above 0.</param>
    public static IReadOnlyList<int> Widths(IReadOnlyList<double> scores, int width, double temperature)
    {
        var (widths, left) = (new List<int>(), width);
        for (var i = 0; i < scores.Count; i++)
        {
            // Weights relative to this one's. What is a whole number but for rounding is that number.
            var weightsLeft = scores.Skip(i).Sum(score => Math.Exp((score - scores[i]) / temperature));
            var share = Math.Min(left, (int)Math.Ceiling((left / weightsLeft) - 1e-9));
            widths.Add(share);
            left -= share;
        }

        return widths;
    }
}
