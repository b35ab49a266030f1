using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Strategies;

public sealed class RewardTreeTests
{
    private readonly ScriptedLanguageModel _model = new ScriptedLanguageModel()
        .On("", "a\n", "b\n")
        .On("b\n", "b1\n", "b2\n")
        .On("a\n", "The answer is 1.</s>", "a1\n")
        .On("b\nb1\n", "The answer is 2.</s>", "The answer is 3.</s>");

    private readonly ScriptedVerifier _verifier = StepScores.Verifier(
        ("a\n", 0.6),
        ("b\n", 0.8),
        ("b1\n", 0.5),
        ("b2\n", 0.4),
        ("a1\n", 0.3),
        ("The answer is 1.", 0.9),
        ("The answer is 2.", 0.7),
        ("The answer is 3.", 0.65)
    );

    [Fact]
    public async Task The_best_open_node_of_any_depth_is_expanded_next()
    {
        await RunAsync();

        Assert.Equal(["", "b\n", "a\n", "b\nb1\n"], _model.Calls.Select(call => call.Distinct().Single()));
    }

    [Fact]
    public async Task The_width_shrinks_as_solutions_finish()
    {
        var result = await RunAsync();

        // The first solution leaves one place, which the better of the last two takes.
        Assert.Equal(["1", "2"], result.Candidates.Select(candidate => candidate.Answer!).Order());
        Assert.Equal(
            ["b2\n", "a1\n", "The answer is 3."],
            result.Tree.Where(node => node.PrunedBecause == "does not fit the width").Select(node => node.Text)
        );
    }

    [Fact]
    public async Task What_is_worth_less_than_the_floor_is_not_expanded()
    {
        var result = await RunAsync(("floor", 0.55));

        Assert.Equal(["", "b\n", "a\n"], _model.Calls.Select(call => call.Distinct().Single()));
        Assert.Equal(["1"], result.Candidates.Select(candidate => candidate.Answer));
        Assert.Equal("worth less than the floor", result.Tree.Single(node => node.Text == "b1\n").PrunedBecause);
    }

    [Fact]
    public async Task While_there_is_no_solution_the_best_is_expanded_even_below_the_floor()
    {
        var result = await RunAsync(("floor", 0.85));

        Assert.Equal(["", "b\n", "b\nb1\n"], _model.Calls.Select(call => call.Distinct().Single()));
        Assert.Equal(["2"], result.Candidates.Select(candidate => candidate.Answer));
    }

    [Fact]
    public async Task No_more_nodes_are_expanded_than_asked_for()
    {
        await RunAsync(("nodes", 2));

        Assert.Equal(2, _model.Calls.Count);
    }

    private Task<SearchResult> RunAsync(params (string, object)[] options) =>
        new SearchBuilder
        {
            Model = _model,
            Verifiers = [_verifier],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "reward-tree",
                Options = SearchBuilder.Options([("width", 2), ("expansions", 2), .. options]),
                Aggregation = "last",
                Seed = 1,
            },
        }.RunAsync();
}
