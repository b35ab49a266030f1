using System.ComponentModel;
using System.Text.Json.Serialization;
using Verify.Search;
using Verify.Search.Limits;
using Verify.Server.Http;

namespace Verify.Server.Wire;

[Description("What a search may spend.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record BudgetChoice
{
    [Description("Finished candidate solutions, from 1.")]
    [Least(BudgetLimits.MinCandidates)]
    public int? Candidates { get; init; }

    [Description("Generated tokens over all candidates, from 1.")]
    [Least(BudgetLimits.MinTokens)]
    public int? Tokens { get; init; }

    [Description("Tokens run through reward models; 0 means no limit.")]
    [Least(BudgetLimits.MinRewardTokens)]
    public int? RewardTokens { get; init; }

    [Description("Wall time in seconds, above 0. It can make a result depend on the machine's speed.")]
    [Least(BudgetLimits.MinSeconds, IsExcluded = true)]
    public double? Seconds { get; init; }

    public SearchBudget ToBudget() =>
        new()
        {
            Candidates = Candidates,
            Tokens = Tokens,
            RewardTokens = RewardTokens,
            Seconds = Seconds,
        };
}
