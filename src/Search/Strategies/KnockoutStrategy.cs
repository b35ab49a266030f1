using Verify.Search.Context;
using Verify.Search.Options;
using Verify.Search.Selections;

namespace Verify.Search.Strategies;

/// <summary>N samples in a knockout tournament under a pairwise judge (Liu et al. 2025, "PairJudge RM").</summary>
internal sealed class KnockoutStrategy : ISearchStrategy
{
    private readonly IntegerOption _samples;

    public KnockoutStrategy()
    {
        _samples = Options.Integer("samples", 16, 1, 1024, "Solutions sampled.");
    }

    public string Summary =>
        "Samples whole solutions and compares them in pairs, in a knockout tournament unless another selection is named; for when a "
        + "pairwise judge is the best verifier.";

    public OptionSet Options { get; } = new("knockout");

    public IReadOnlyList<string> Selections => SelectionCatalog.OfPairs;

    public LiveTokens Live(SearchPlan plan) => new(Solutions: _samples.Of(plan));

    /// <summary>The tournament itself is the selection's, after sampling.</summary>
    public async Task<StopReason> RunAsync(SearchContext context)
    {
        await context.AcceptAsync(await context.CompleteAsync([context.Root], _samples.Of(context.Plan)));
        return StopReason.Completed;
    }
}
