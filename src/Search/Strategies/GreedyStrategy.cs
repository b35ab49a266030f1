using Verify.Search.Context;

namespace Verify.Search.Strategies;

/// <summary>One solution at temperature 0: the baseline.</summary>
internal sealed class GreedyStrategy : ISearchStrategy
{
    public string Name => "greedy";

    public string Summary => "One solution at temperature 0; the cheapest, and the baseline for the others.";

    public IReadOnlyList<StrategyOption> Options => [];

    public IReadOnlyList<string> Selections => ["majority"];

    public bool NeedsProcessReward => false;

    public float DefaultTemperature => 0;

    public IEnumerable<RequestError> Check(SearchPlan plan)
    {
        if (plan.Sampling.Temperature != 0)
        {
            yield return new RequestError(
                "sampling.temperature",
                $"{plan.Sampling.Temperature} is not allowed; strategy 'greedy' needs 0; use 'best-of-n' or 'majority' to sample."
            );
        }
    }

    public long LiveTokens(SearchPlan plan, int longest) => longest;

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        await context.CompleteAsync([context.Root], 1);
        return StopReason.Completed;
    }
}
