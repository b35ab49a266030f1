using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;
using Verify.Verifiers.Rewards;

namespace Verify.Search.Tests.RealModels;

/// <summary>Over a whole search on a real engine, no token is run twice.</summary>
public sealed class NothingTwiceTests(SmallModels models) : IClassFixture<SmallModels>
{
    public static TheoryData<string> Strategies => ["beam", "dvts", "mcts", "best-of-n", "rebase", "particles", "reward-tree"];

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
    public async Task The_reward_model_runs_the_prompt_and_every_scored_step_once(string strategy)
    {
        var reward = new WatchedLanguageModel(models.Reward);
        var result = await Search(strategy, models.Policy, new RewardModelVerifier("prm", reward)).RunAsync();

        Assert.Equal(Assert.Single(reward.Trees).DistinctTokens, result.Usage.RewardTokens);
        Assert.Contains(result.Tree, node => node.Score is not null);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task No_budget_of_reward_tokens_is_overshot(string strategy)
    {
        foreach (var budget in new[] { 1, 40, 80, 160, 320 })
        {
            var search = Search(
                strategy,
                models.Policy,
                new RewardModelVerifier("prm", models.Reward),
                new SearchBudget { RewardTokens = budget }
            );

            Assert.InRange((await search.RunAsync()).Usage.RewardTokens, 0, budget);
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task The_same_seed_grows_the_same_tree_alone_and_beside_others(string strategy)
    {
        var alone = await Search(strategy, models.Policy, HashedScores.Verifier()).RunAsync();
        var beside = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Search(strategy, models.Policy, HashedScores.Verifier()).RunAsync())
        );

        Assert.All(beside, result => Assert.Equal(alone.Tree, result.Tree));
    }

    [Theory]
    [InlineData("beam", 2)]
    [InlineData("dvts", 16)]
    public async Task However_long_a_search_grows_pruned_branches_take_no_memory_from_live_ones(string strategy, int width)
    {
        // A reward model that kept every branch ran out of the memory of those that live, dropped all of them, and ran their steps again.
        var reward = new WatchedLanguageModel(models.ProcessReward);
        await LongSearch(strategy, width, reward).RunAsync();

        var tree = Assert.Single(reward.Trees);
        Assert.True(tree.DistinctTokens > 1000);
        Assert.Equal(tree.DistinctTokens, tree.Usage.ComputedTokens);
    }

    /// <summary>Two ways of fifteen steps that part with the first one, each step the best of eight.</summary>
    private static SearchBuilder LongSearch(string strategy, int width, Inference.ILanguageModel reward)
    {
        const int Steps = 15;
        const string Others = "abcdefg";
        static string Step(char letter, int step) => $"{letter} = {step:00}\n";
        var model = new ScriptedLanguageModel().On("", [.. $"{Others}h{Others}y".Select(letter => Step(letter, 0))]);
        foreach (var first in "hy")
        {
            var way = Step(first, 0);
            for (var step = 1; step < Steps; step++)
            {
                model.On(way, [.. $"{Others}h".Select(letter => Step(letter, step))]);
                way += Step('h', step);
            }

            model.On(way, "The answer is 1.</s>");
        }

        return new SearchBuilder
        {
            Model = model,
            Verifiers =
            [
                new RewardModelVerifier("prm", reward),
                new ScriptedVerifier("guide") { Step = path => Others.Contains(path.Text[0], StringComparison.Ordinal) ? 0 : 1 },
            ],
            Request = new()
            {
                Problem = "What is 1 + 1?",
                Kind = ProblemKind.Math,
                Strategy = strategy,
                Options = SearchBuilder.Options(("width", width), ("expansions", 8)),
                Verifier = new VerifierStage([new WeightedVerifier("prm", 1), new WeightedVerifier("guide", 1000)]),
                Sampling = new SearchSampling { MaxStepTokens = 20, MaxTokens = 130 },
            },
        };
    }

    private static SearchBuilder Search(
        string strategy,
        Inference.ILanguageModel policy,
        IVerifier verifier,
        SearchBudget? budget = null
    ) =>
        new()
        {
            Model = policy,
            Verifiers = [verifier],
            Request = new()
            {
                Problem = "What is 1 + 1?",
                Kind = ProblemKind.Math,
                Strategy = strategy,
                Sampling = new SearchSampling
                {
                    TopK = 4,
                    Temperature = 1,
                    MaxStepTokens = 24,
                    MaxTokens = 120,
                },
                Budget = budget,
                Seed = 5,
            },
        };
}
