using Verify.Search.Context;

namespace Verify.Search.Strategies;

/// <summary>N samples, each scored (Cobbe et al. 2021, "Training Verifiers to Solve Math Word Problems"); the selection chooses.</summary>
internal sealed class BestOfNStrategy : ISearchStrategy
{
    private static readonly IntegerOption Samples = new("samples", 16, 1, 1024, "Solutions sampled.");

    public string Name => "best-of-n";

    public string Summary => "Samples whole solutions and scores each; the safe choice with any reward.";

    public IReadOnlyList<StrategyOption> Options => [Samples];

    public IReadOnlyList<string> Selections => ["weighted-vote", "argmax", "majority", "tournament"];

    public bool NeedsProcessReward => false;

    public long LiveTokens(SearchPlan plan, int longest) => (long)Samples.Of(plan) * longest;

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        var solutions = await context.CompleteAsync([context.Root], Samples.Of(context.Plan));
        await context.ScoreAsync(solutions);
        return StopReason.Completed;
    }
}
