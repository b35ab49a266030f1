using Verify.Search;
using Verify.Server.Solving;

namespace Verify.Server.Chat;

/// <summary>From what the search floor found to what OpenAI's clients read.</summary>
internal static class ChatCompletions
{
    public static ChatCompletion ToCompletion(this SearchResult result, ChatAsk ask, IReadOnlyList<ChatSolution> solutions) =>
        new(
            ask.Id,
            "chat.completion",
            ask.Created,
            ask.Model.ToString(),
            solutions
                .Select(
                    (solution, index) =>
                        new ChatChoice(
                            index,
                            new ChatAnswer("assistant", solution.Text, null),
                            ask.Logprobs ? Logprobs(solution.Tokens) : null,
                            solution.Finish
                        )
                )
                .ToList(),
            result.ToUsage(solutions),
            result.ToVerdict(),
            result.Plan.ToEcho()
        );

    public static ChatUsage ToUsage(this SearchResult result, IReadOnlyList<ChatSolution> solutions)
    {
        var usage = result.Usage;
        var completion = solutions.Sum(solution => (long)solution.TokenCount);
        return new ChatUsage(
            usage.PromptTokens,
            completion,
            usage.PromptTokens + completion,
            new SearchDetails(
                usage.GeneratedTokens,
                usage.ReusedTokens,
                usage.RewardTokens,
                usage.DiscardedTokens,
                usage.PolicyCalls,
                usage.RewardCalls
            )
        );
    }

    public static ChatLogprobs Logprobs(IEnumerable<TokenLogProbability> tokens) => new(tokens.Select(ToLogprob).ToList(), null);

    private static ChatTokenLogprob ToLogprob(TokenLogProbability token) =>
        new(token.Text, token.LogProbability, token.Bytes.Select(value => (int)value).ToList(), []);
}
