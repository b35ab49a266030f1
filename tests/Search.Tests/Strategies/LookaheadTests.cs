using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Strategies;

public sealed class LookaheadTests
{
    private readonly ScriptedLanguageModel _model = new ScriptedLanguageModel()
        .On("", "a\n", "b\n")
        .On("a\n", "a1\n")
        .On("a\na1\n", "a2\n")
        .On("b\n", "b1\n", "The answer is 1.</s>", "The answer is 2.</s>")
        .On("b\nb1\n", "The answer is 3.</s>");

    private readonly ScriptedVerifier _verifier = StepScores.Verifier(
        ("a\n", 0.9),
        ("a1\n", 0.1),
        ("a2\n", 0.2),
        ("b\n", 0.3),
        ("b1\n", 0.8),
        ("The answer is 1.", 0.4),
        ("The answer is 2.", 0.6),
        ("The answer is 3.", 0.7)
    );

    public static TheoryData<string> Strategies => ["beam", "dvts", "beam-pairwise"];

    [Theory]
    [InlineData("beam", 1)]
    [InlineData("dvts", 2)]
    public async Task A_step_is_worth_what_the_greedy_steps_after_it_come_to(string strategy, int width)
    {
        var result = await RunAsync(strategy, width, 1);

        Assert.Equal(
            [
                ["", ""],
                ["a\n", "b\n"],
                ["b\n", "b\n"],
            ],
            _model.Calls
        );
        Assert.Equal(0.1, result.Tree.Single(node => node.Text == "a\n").Value);
        Assert.Equal(0.8, result.Tree.Single(node => node.Text == "b\n").Value);
        Assert.Equal("2", result.Answer);
    }

    [Fact]
    public async Task A_lookahead_that_finishes_looks_no_further_and_is_no_candidate()
    {
        var result = await RunAsync("beam", 1, 2);

        Assert.Equal(["a\na1\n", "b\nb1\n"], _model.Calls[2]);
        Assert.Equal(0.7, result.Tree.Single(node => node.Text == "b\n").Value);
        Assert.Equal("2", Assert.Single(result.Candidates).Answer);
    }

    [Fact]
    public async Task Steps_and_lookaheads_are_scored_in_one_call()
    {
        await RunAsync("beam", 1, 1);

        Assert.Equal(["a\n", "b\n", "a\na1\n", "b\nb1\n"], _verifier.Sessions.Single().Scored[0]);
    }

    [Fact]
    public async Task Lookaheads_of_lost_steps_go_with_them_and_those_of_live_ones_when_these_have_steps_of_their_own()
    {
        var result = await RunAsync("beam", 1, 1);

        Assert.Equal("was a lookahead", result.Tree.Single(node => node.Text == "b1\n").PrunedBecause);
        Assert.All(result.Tree.Where(node => node.Text is "a\n" or "a1\n"), node =>
            Assert.Equal("not among the best 1", node.PrunedBecause)
        );
    }

    [Fact]
    public async Task Without_a_lookahead_a_step_is_worth_its_own_score()
    {
        var model = new ScriptedLanguageModel().On("", "a\n", "b\n").On("a\n", "The answer is 4.</s>");
        await RunAsync("beam", 1, 0, model);

        Assert.Equal(
            [
                ["", ""],
                ["a\n", "a\n"],
            ],
            model.Calls
        );
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task No_more_tokens_are_held_than_memory_was_asked_for(string strategy)
    {
        foreach (var seed in Enumerable.Range(1, 8))
        {
            var model = new PseudoRandomLanguageModel();
            await new SearchBuilder
            {
                Model = model,
                Request = new()
                {
                    Problem = "What is 1 + 1?",
                    Strategy = strategy,
                    Options = SearchBuilder.Options(("width", 4), ("expansions", 2), ("lookahead", 2)),
                    Budget = new SearchBudget { Tokens = 100_000 },
                    Sampling = new SearchSampling { MaxTokens = 60, MaxStepTokens = 24 },
                    Seed = (ulong)seed,
                },
            }.RunAsync();

            var tree = Assert.Single(model.Trees);
            Assert.InRange(tree.MostHeld, 1, tree.CapacityTokens);
        }
    }

    private Task<SearchResult> RunAsync(string strategy, int width, int lookahead, ScriptedLanguageModel? model = null) =>
        new SearchBuilder
        {
            Model = model ?? _model,
            Verifiers = [_verifier],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = strategy,
                Options = SearchBuilder.Options(("width", width), ("expansions", 2), ("lookahead", lookahead)),
                Selection = "argmax",
                Aggregation = "last",
                Seed = 1,
            },
        }.RunAsync();
}
