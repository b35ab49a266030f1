using Verify.Search.Context;

namespace Verify.Search.Strategies;

/// <summary>N samples in a knockout tournament under a pairwise judge (Liu et al. 2025, "PairJudge RM").</summary>
internal sealed class KnockoutStrategy : ISearchStrategy
{
    private static readonly IntegerOption Samples = new("samples", 16, 1, 1024, "Solutions sampled.");

    public string Name => "knockout";

    public string Summary =>
        "Samples whole solutions and compares them in a knockout tournament; for when a pairwise judge is the best verifier.";

    public IReadOnlyList<StrategyOption> Options => [Samples];

    public IReadOnlyList<string> Selections => ["tournament"];

    public bool NeedsProcessReward => false;

    public long LiveTokens(SearchPlan plan, int longest) => (long)Samples.Of(plan) * longest;

    /// <summary>The tournament itself is the selection's, after sampling.</summary>
    public async Task<StopReason> RunAsync(SearchContext context)
    {
        await context.CompleteAsync([context.Root], Samples.Of(context.Plan));
        return StopReason.Completed;
    }
}
