using System.ComponentModel;
using Verify.Search;

namespace Verify.Server.Solving;

[Description("What a search spent.")]
internal sealed record UsageBody(
    [property: Description("Tokens of the prompt.")] long PromptTokens,
    [property: Description("Tokens sampled over all candidates.")] long GeneratedTokens,
    [property: Description("Tokens that were served from the policy's tree instead of being run again.")] long ReusedTokens,
    [property: Description("Tokens run through reward models.")] long RewardTokens,
    [property: Description("Generated tokens that are no part of the chosen solution.")] long DiscardedTokens,
    [property: Description(
        "What samples that were not drawn, since the vote was decided before, would have taken at the mean of those that were."
    )]
        long SavedTokens,
    [property: Description("Calls to the policy.")] long PolicyCalls,
    [property: Description("Calls to reward models.")] long RewardCalls
)
{
    public static UsageBody Of(SearchUsage usage) =>
        new(
            usage.PromptTokens,
            usage.GeneratedTokens,
            usage.ReusedTokens,
            usage.RewardTokens,
            usage.DiscardedTokens,
            usage.SavedTokens,
            usage.PolicyCalls,
            usage.RewardCalls
        );
}

[Description("Seconds.")]
internal sealed record TimingBody(
    [property: Description("Waiting in the queue and for memory.")] double Queued,
    [property: Description("In the policy.")] double Policy,
    [property: Description("In verifiers.")] double Reward,
    [property: Description("From arrival to end.")] double Total
)
{
    public static TimingBody Of(SearchTiming timing) => new(timing.Queued, timing.Policy, timing.Reward, timing.Total);
}
