using System.ComponentModel;
using System.Text.Json;
using Verify.Search;

namespace Verify.Server.Wire;

[Description("Every value a search used, defaults included.")]
internal sealed record SearchEcho(
    [property: Description("The model that proposed steps.")] string Policy,
    [property: Description("The strategy.")] string Strategy,
    [property: Description("Every option the strategy has.")] IReadOnlyDictionary<string, JsonElement> Options,
    [property: Description("In a shape that a request accepts; null when nothing scored.")] JsonElement? Verifier,
    [property: Description("How step scores were aggregated.")] string Aggregation,
    [property: Description("How the answer was chosen.")] string Selection,
    [property: Description("What might be spent.")] BudgetEcho Budget,
    [property: Description("How tokens were drawn.")] SamplingEcho Sampling,
    [property: Description("What all randomness derived from.")] ulong Seed
)
{
    public static SearchEcho Of(SearchPlan plan) =>
        new(
            plan.Policy,
            plan.Strategy,
            plan.Options,
            VerifierShapes.Write(plan),
            plan.Aggregation,
            plan.Selection,
            new BudgetEcho(plan.Candidates, plan.Tokens, plan.RewardTokens, plan.Seconds),
            SamplingEcho.Of(plan),
            plan.Seed
        );
}

[Description("What a search might spend.")]
internal sealed record BudgetEcho(
    [property: Description("Finished candidates.")] int Candidates,
    [property: Description("Generated tokens.")] int Tokens,
    [property: Description("Reward tokens; 0 means no limit.")] int RewardTokens,
    [property: Description("Seconds; null means no limit.")] double? Seconds
);

[Description("How tokens were drawn.")]
internal sealed record SamplingEcho(
    [property: Description("Divided the logits.")] float Temperature,
    [property: Description("Top-p: kept the smallest set of most probable tokens whose total probability reached this.")] float TopP,
    [property: Description("Top-k: kept the k most probable tokens; 0 kept all.")] int TopK,
    [property: Description("Min-p: dropped tokens whose probability was below this fraction of the most probable token's.")] float MinP,
    [property: Description("Changed the odds of tokens that were already used.")] float RepetitionPenalty,
    [property: Description("The most tokens of one step.")] int MaxStepTokens,
    [property: Description("The most tokens of one solution.")] int MaxTokens,
    [property: Description("Tools that solutions might call.")] IReadOnlyList<string> Tools,
    [property: Description("The most calls in one solution; null without tools.")] int? MaxToolCalls,
    [property: Description("Strings that ended a solution.")] IReadOnlyList<string> Stop
)
{
    public static SamplingEcho Of(SearchPlan plan) =>
        new(
            plan.Sampling.Temperature,
            plan.Sampling.TopP,
            plan.Sampling.TopK,
            plan.Sampling.MinP,
            plan.Sampling.RepetitionPenalty,
            plan.MaxStepTokens,
            plan.MaxTokens,
            plan.Tools,
            plan.ToolCalls,
            plan.Stop
        );
}
