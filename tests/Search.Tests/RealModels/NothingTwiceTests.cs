using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.RealModels;

/// <summary>Over a whole search on a real engine, no token is run twice.</summary>
public sealed class NothingTwiceTests(SmallModels models) : IClassFixture<SmallModels>
{
    public static TheoryData<string> Strategies => ["beam", "dvts", "mcts", "best-of-n"];

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task The_policy_runs_the_prompt_and_what_is_gone_on_from_once(string strategy)
    {
        var policy = new WatchedLanguageModel(models.Policy);
        var result = await Search(strategy, policy, HashedScores.Verifier()).RunAsync();

        Assert.True(result.Tree.Count > 8);
        Assert.Equal(Assert.Single(policy.Trees).DistinctTokens, result.Usage.ComputedTokens);
        Assert.InRange(result.Usage.ComputedTokens, 1, result.Usage.PromptTokens + result.Usage.GeneratedTokens);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task The_same_seed_grows_the_same_tree_alone_and_beside_others(string strategy)
    {
        var alone = await Search(strategy, models.Policy, HashedScores.Verifier()).RunAsync();
        var beside = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Search(strategy, models.Policy, HashedScores.Verifier()).RunAsync()));

        Assert.All(beside, result => Assert.Equal(alone.Tree, result.Tree));
    }

    private static SearchBuilder Search(string strategy, Inference.ILanguageModel policy, IVerifier verifier) => new()
    {
        Model = policy,
        Verifiers = [verifier],
        Request = new()
        {
            Problem = "What is 1 + 1?",
            Kind = ProblemKind.Math,
            Strategy = strategy,
            Sampling = new SearchSampling { TopK = 4, Temperature = 1, MaxStepTokens = 24, MaxTokens = 120 },
            Seed = 5,
        },
    };
}
