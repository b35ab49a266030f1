using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Verify.Search;
using Verify.Server.Wire;

namespace Verify.Server.Chat;

[Description("A whole chat completion.")]
internal sealed record ChatCompletion(
    [property: Description("Identifies this completion.")] string Id,
    [property: Description("`chat.completion`.")] string Object,
    [property: Description("Unix time in seconds.")] long Created,
    [property: Description("What served the request: the policy and the strategy.")] string Model,
    [property: Description("The best candidates with distinct answers, best first.")] IReadOnlyList<ChatChoice> Choices,
    [property: Description("What was spent.")] ChatUsage Usage,
    [property: Description("An extension: what exact checkers, tests included, say of the first choice.")] VerdictBody Verdict,
    [property: Description("An extension: every value the search used.")] SearchEcho Search
)
{
    [Description("An extension: how sure it is that the first choice's answer stays ahead, from 0.5 to 1; only where it was voted for.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Confidence { get; init; }

    [Description("An extension: how alike the verifiers rank the candidates, from 0 to 1; only where two verifiers or more scored.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Agreement { get; init; }

    public static ChatCompletion Of(SearchResult result, ChatAsk ask, IReadOnlyList<ChatSolution> solutions) =>
        new(
            ask.Id,
            "chat.completion",
            ask.Created,
            ask.Model.ToString(),
            solutions.Select((solution, index) => ChatChoice.Of(solution, index, ask.Logprobs)).ToList(),
            ChatUsage.Of(result.Usage, solutions),
            VerdictBody.Of(result),
            SearchEcho.Of(result.Plan)
        )
        {
            Confidence = result.Confidence,
            Agreement = result.Agreement,
        };
}

[Description("A choice.")]
internal sealed record ChatChoice(
    [property: Description("From 0, the best.")] int Index,
    [property: Description("The solution.")] ChatAnswer Message,
    [property: Description("Log-probabilities of its tokens; null unless asked for.")] ChatLogprobs? Logprobs,
    [property: Description("`stop`, or `length` when it was cut off."), JsonPropertyName("finish_reason"), AllowedValues("stop", "length")]
        string FinishReason
)
{
    public static ChatChoice Of(ChatSolution solution, int index, bool logprobs) =>
        new(index, new ChatAnswer("assistant", solution.Text, null), logprobs ? ChatLogprobs.Of(solution.Tokens) : null, solution.Finish);
}

[Description("A solution.")]
internal sealed record ChatAnswer(
    [property: Description("`assistant`.")] string Role,
    [property: Description("The solution's text.")] string Content,
    [property: Description("Always null.")] string? Refusal
);

[Description("Log-probabilities of a choice's tokens.")]
internal sealed record ChatLogprobs(
    [property: Description("One entry a token, in order.")] IReadOnlyList<ChatTokenLogprob> Content,
    [property: Description("Always null.")] string? Refusal
)
{
    public static ChatLogprobs Of(IEnumerable<TokenLogProbability> tokens) => new(tokens.Select(ChatTokenLogprob.Of).ToList(), null);
}

[Description("The log-probability of a token.")]
internal sealed record ChatTokenLogprob(
    [property: Description("Its text; may be part of a character.")] string Token,
    [property: Description("Natural logarithm, under the policy at temperature 1.")] double Logprob,
    [property: Description("Its UTF-8 bytes.")] IReadOnlyList<int> Bytes,
    [property: Description("Always empty."), JsonPropertyName("top_logprobs")] IReadOnlyList<ChatTokenLogprob> TopLogprobs
)
{
    public static ChatTokenLogprob Of(TokenLogProbability token) =>
        new(token.Text, token.LogProbability, token.Bytes.Select(value => (int)value).ToList(), []);
}

[Description("Tokens spent.")]
internal sealed record ChatUsage(
    [property: Description("Of the prompt."), JsonPropertyName("prompt_tokens")] long PromptTokens,
    [property: Description("Of the returned choices."), JsonPropertyName("completion_tokens")] long CompletionTokens,
    [property: Description("Both together."), JsonPropertyName("total_tokens")] long TotalTokens,
    [property: Description("An extension: what the whole search spent."), JsonPropertyName("search_details")] SearchDetails SearchDetails
)
{
    public static ChatUsage Of(SearchUsage usage, IReadOnlyList<ChatSolution> solutions)
    {
        var completion = solutions.Sum(solution => (long)solution.TokenCount);
        return new ChatUsage(usage.PromptTokens, completion, usage.PromptTokens + completion, SearchDetails.Of(usage));
    }
}

[Description("What the whole search spent.")]
internal sealed record SearchDetails(
    [property: Description("Tokens sampled over all candidates."), JsonPropertyName("generated_tokens")] long GeneratedTokens,
    [property: Description("Tokens served from the policy's tree."), JsonPropertyName("reused_tokens")] long ReusedTokens,
    [property: Description("Tokens run through reward models."), JsonPropertyName("reward_tokens")] long RewardTokens,
    [property: Description("Generated tokens that are no part of the chosen solution."), JsonPropertyName("discarded_tokens")]
        long DiscardedTokens,
    [property: Description("What samples that were not drawn, since the vote was decided before, would have taken.")]
    [property: JsonPropertyName("saved_tokens")]
        long SavedTokens,
    [property: Description("Calls to the policy."), JsonPropertyName("policy_calls")] long PolicyCalls,
    [property: Description("Calls to reward models."), JsonPropertyName("reward_calls")] long RewardCalls
)
{
    public static SearchDetails Of(SearchUsage usage) =>
        new(
            usage.GeneratedTokens,
            usage.ReusedTokens,
            usage.RewardTokens,
            usage.DiscardedTokens,
            usage.SavedTokens,
            usage.PolicyCalls,
            usage.RewardCalls
        );
}
