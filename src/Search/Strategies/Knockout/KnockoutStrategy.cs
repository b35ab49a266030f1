using Verify.Search.Running;

namespace Verify.Search.Strategies.Knockout;

/// <summary>N samples that meet in a knockout tournament before a pairwise judge (Liu et al. 2025, "PairJudge RM").</summary>
internal sealed class KnockoutStrategy : ISearchStrategy
{
    private static readonly IntegerOption Samples = new("samples", 16, 1, 1024, "Solutions that are sampled.");

    public string Name => "knockout";

    public string Summary =>
        "Samples whole solutions and lets them meet in pairs before a judge; for when a pairwise judge is the best verifier there is.";

    public IReadOnlyList<StrategyOption> Options => [Samples];

    public IReadOnlyList<string> Selections => ["tournament"];

    public bool NeedsProcessReward => false;

    public long LiveTokens(SearchPlan plan, int longest) => (long)Samples.Of(plan) * longest;

    /// <summary>The tournament is played by the selection, once the samples are there.</summary>
    public async Task<StopReason> RunAsync(SearchContext context)
    {
        await context.CompleteAsync([context.Root], Samples.Of(context.Plan));
        return StopReason.Completed;
    }
}
