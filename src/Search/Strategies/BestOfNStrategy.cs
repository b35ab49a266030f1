using Verify.Search.Context;
using Verify.Search.Options;
using Verify.Search.Selections;

namespace Verify.Search.Strategies;

/// <summary>N samples, each scored (Cobbe et al. 2021, "Training Verifiers to Solve Math Word Problems"); the selection chooses.</summary>
internal sealed class BestOfNStrategy : ISearchStrategy
{
    private readonly IntegerOption _samples;

    public BestOfNStrategy()
    {
        _samples = Options.Integer("samples", 16, 1, 1024, "Solutions sampled.");
    }

    public string Summary => "Samples whole solutions and scores each; the safe choice with any reward.";

    public OptionSet Options { get; } = new("best-of-n");

    public IReadOnlyList<string> Selections => SelectionCatalog.OfScored;

    public LiveTokens Live(SearchPlan plan) => new(Solutions: _samples.Of(plan));

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var solutions = await context.CompleteAsync([context.Root], _samples.Of(context.Plan));
        await context.AcceptAsync(solutions);
        await context.ScoreAsync(solutions);
        return StopReason.Completed;
    }
}
