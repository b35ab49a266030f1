using Verify.Search.Journal;

namespace Verify.Search.Context;

/// <summary>What models and verifiers have cost a search, over all its runs.</summary>
internal sealed class CostTotals
{
    public OutcomeCost Policy { get; private set; }

    public OutcomeCost Reward { get; private set; }

    /// <summary>Tokens that were not generated since the search ended early, as many as the samples before had on average.</summary>
    public long SavedTokens { get; private set; }

    public void AddPolicy(OutcomeCost cost) => Policy = Sum(Policy, cost);

    public void AddReward(OutcomeCost cost) => Reward = Sum(Reward, cost);

    public void AddSaved(long tokens) => SavedTokens += tokens;

    private static OutcomeCost Sum(OutcomeCost sum, OutcomeCost cost) =>
        new(sum.ComputedTokens + cost.ComputedTokens, sum.ReusedTokens + cost.ReusedTokens, sum.Calls + cost.Calls, cost.Seconds);
}
