using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Strategies;

public sealed class RestMctsTests
{
    private readonly ScriptedLanguageModel _model = new ScriptedLanguageModel()
        .On("", "a\n", "b\n")
        .On("a\n", "a1\n", "a2\n", "The answer is 1.</s>")
        .On("b\n", "b1\n", "b2\n")
        .On("b\nb1\n", "The answer is 5.</s>");

    private readonly ScriptedVerifier _verifier = StepScores.Verifier(
        ("a\n", 0.6),
        ("b\n", 0.4),
        ("a1\n", 0.8),
        ("b1\n", 0.5),
        ("b2\n", 0.3),
        ("The answer is 5.", 0.95)
    );

    [Fact]
    public async Task The_best_new_child_is_valued_by_a_greedy_rollout_too()
    {
        var result = await RunAsync(("simulations", 1));

        Assert.Equal(
            [
                ["", ""],
                ["a\n"],
            ],
            _model.Calls
        );
        Assert.Equal((0.5 * 0.6) + (0.5 * 0.8), Node(result, "a\n").Value!.Value, 12);
        Assert.Equal((1, 0.7), (result.Tree[0].Visits, Math.Round(result.Tree[0].Value!.Value, 12)));
        Assert.Equal(0, Node(result, "b\n").Visits);
    }

    [Fact]
    public async Task A_child_that_was_not_visited_is_tried_and_values_are_means_by_visits()
    {
        var result = await RunAsync(("simulations", 2), ("endGate", 1));

        // a is worth 0.7 + 0.4 · √(2 ln 1 / 1) = 0.7, b 0.4 + 1. From b1 (0.5) the rollout comes to 0.95.
        Assert.Equal(
            [
                ["", ""],
                ["a\n"],
                ["b\n", "b\n"],
                ["b\nb1\n"],
            ],
            _model.Calls
        );
        Assert.Equal((0.5 + 0.95) / 2, Node(result, "b1\n").Value!.Value, 12);
        Assert.Equal((1, 0.725), (Node(result, "b\n").Visits, Math.Round(Node(result, "b\n").Value!.Value, 12)));
        Assert.Equal((2, 0.7125), (result.Tree[0].Visits, Math.Round(result.Tree[0].Value!.Value, 12)));
    }

    [Fact]
    public async Task A_solution_worth_the_end_gate_ends_the_search()
    {
        var result = await RunAsync(("simulations", 100));

        Assert.Equal(4, _model.Calls.Count);
        Assert.Equal("5", Assert.Single(result.Candidates).Answer);
        Assert.Equal(StopReason.Completed, result.Stopped);
    }

    [Fact]
    public async Task A_step_worth_the_end_gate_does_not()
    {
        await RunAsync(("simulations", 2), ("endGate", 0.6));

        Assert.Equal(4, _model.Calls.Count);
    }

    private static TreeNode Node(SearchResult result, string text) => result.Tree.First(node => node.Text == text);

    private Task<SearchResult> RunAsync(params (string, object)[] options) =>
        new SearchBuilder
        {
            Model = _model,
            Verifiers = [_verifier],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "rest-mcts",
                Options = SearchBuilder.Options([("expansions", 2), ("rolloutSteps", 1), .. options]),
                Seed = 1,
            },
        }.RunAsync();
}
