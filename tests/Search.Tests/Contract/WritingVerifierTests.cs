using Verify.Tests.Shared.Fakes;
using Verify.Tests.Shared.Samples;

namespace Verify.Search.Tests.Contract;

/// <summary>A verifier that writes what it thinks needs nothing that other verifiers do not have.</summary>
public sealed class WritingVerifierTests
{
    [Fact]
    public async Task What_it_writes_is_metered_as_reward_tokens_and_stands_in_the_answer()
    {
        var critic = new PseudoRandomLanguageModel();
        var result = await Search(critic, seed: 7).RunAsync();

        Assert.Equal(Assert.Single(critic.Trees).Usage.ComputedTokens, result.Usage.RewardTokens);
        Assert.True(result.Usage.RewardTokens > 0);
        Assert.All(result.Candidates, candidate => Assert.NotEmpty(candidate.Evidence!.Text!));
        Assert.Contains(result.Candidates, candidate => candidate.Score is not null);
        Assert.True(critic.Trees[0].Disposed);
    }

    [Fact]
    public async Task The_same_seed_writes_the_same_and_another_seed_something_else()
    {
        var first = Critiques(await Search(new PseudoRandomLanguageModel(), seed: 7).RunAsync());

        Assert.Equal(first, Critiques(await Search(new PseudoRandomLanguageModel(), seed: 7).RunAsync()));
        Assert.NotEqual(first, Critiques(await Search(new PseudoRandomLanguageModel(), seed: 8).RunAsync()));
    }

    [Fact]
    public async Task No_budget_of_reward_tokens_is_overshot()
    {
        foreach (var budget in new[] { 1, 60, 120, 200, 300, 500 })
        {
            var result = await Search(new PseudoRandomLanguageModel(), seed: 7, budget).RunAsync();

            Assert.InRange(result.Usage.RewardTokens, 0, budget);
        }
    }

    [Fact]
    public async Task Cancelled_while_it_writes_the_search_returns_what_was_sampled_and_gives_the_memory_back()
    {
        using var cancellation = new CancellationTokenSource();
        var critic = new PseudoRandomLanguageModel { BeforeCall = _ => cancellation.Cancel() };
        var result = await (Search(critic, seed: 7) with { Cancellation = cancellation.Token }).RunAsync();

        Assert.Equal(StopReason.Cancelled, result.Stopped);
        Assert.Equal(3, result.Candidates.Count);
        Assert.All(result.Candidates, candidate => Assert.Null(candidate.Score));
        Assert.True(Assert.Single(critic.Trees).Disposed);
    }

    private static List<string?> Critiques(SearchResult result) =>
        [.. result.Candidates.OrderBy(candidate => candidate.NodeId).Select(candidate => candidate.Evidence!.Text)];

    private static SearchBuilder Search(PseudoRandomLanguageModel critic, ulong seed, int rewardTokens = 0) =>
        new()
        {
            Model = new ScriptedLanguageModel().On("", "The answer is 1.</s>", "The answer is 2.</s>", "The answer is 3.</s>"),
            Verifiers = [new CritiqueVerifier("critique", critic)],
            Request = new()
            {
                Problem = "What?",
                Kind = Verify.Verifiers.ProblemKind.Math,
                Strategy = "best-of-n",
                Options = SearchBuilder.Options(("samples", 3)),
                Budget = new SearchBudget { RewardTokens = rewardTokens },
                Seed = seed,
            },
        };
}
