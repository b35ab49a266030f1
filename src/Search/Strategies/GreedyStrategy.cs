using Verify.Search.Context;
using Verify.Search.Options;

namespace Verify.Search.Strategies;

/// <summary>One solution at temperature 0: the baseline.</summary>
internal sealed class GreedyStrategy : ISearchStrategy
{
    public string Summary => "One solution at temperature 0; the cheapest, and the baseline for the others.";

    public OptionSet Options { get; } = new("greedy");

    public IReadOnlyList<string> Selections => ["majority"];

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

    public LiveTokens Live(SearchPlan plan) => new(Solutions: 1);

    public async Task<StopReason> RunAsync(SearchContext context)
    {
        await context.AcceptAsync(await context.CompleteAsync([context.Root], 1));
        return StopReason.Completed;
    }
}
