using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Strategies;

public sealed class MctsTests
{
    private readonly ScriptedLanguageModel _model = new ScriptedLanguageModel()
        .On("", "a\n", "b\n")
        .On("a\n", "a1\n", "The answer is 1.</s>")
        .On("b\n", "b1\n", "The answer is 2.</s>")
        .On("a\na1\n", "The answer is 3.</s>", "The answer is 4.</s>")
        .On("b\nb1\n", "The answer is 5.</s>", "The answer is 6.</s>");

    private readonly ScriptedVerifier _verifier = StepScores.Verifier(
        ("a\n", 0.9),
        ("b\n", 0.3),
        ("a1\n", 0.8),
        ("The answer is 1.", 0.2),
        ("The answer is 3.", 0.7)
    );

    [Fact]
    public async Task Leaves_of_a_wave_are_expanded_in_one_call_and_scored_in_one()
    {
        await RunAsync(("simulations", 3), ("wave", 2));

        Assert.Equal(
            [
                ["", ""],
                ["a\n", "a\n", "b\n", "b\n"],
            ],
            _model.Calls
        );
        Assert.Equal(
            [
                ["a\n", "b\n"],
                ["a\na1\n", "a\nThe answer is 1.", "b\nb1\n", "b\nThe answer is 2."],
            ],
            Assert.Single(_verifier.Sessions).Scored
        );
    }

    [Fact]
    public async Task Values_are_means_of_the_rewards_of_the_leaves_below()
    {
        var result = await RunAsync(("simulations", 3), ("wave", 1));

        // Root first, then a (0.9), then a1 (0.8), which a's mean now holds too.
        Assert.Equal(
            [
                ["", ""],
                ["a\n", "a\n"],
                ["a\na1\n", "a\na1\n"],
            ],
            _model.Calls
        );
        Assert.Equal((2, 0.85), (Node(result, "a\n").Visits, Math.Round(Node(result, "a\n").Value!.Value, 12)));
        Assert.Equal((1, 0.8), (Node(result, "a1\n").Visits, Node(result, "a1\n").Value!.Value));
        Assert.Equal(0, Node(result, "b\n").Visits);
    }

    [Fact]
    public async Task Every_finished_leaf_is_a_candidate()
    {
        var result = await RunAsync(("simulations", 3), ("wave", 1));

        Assert.Equal(["1", "3", "4"], result.Candidates.Select(candidate => candidate.Answer!).Order());
    }

    [Fact]
    public async Task With_rollouts_a_leaf_is_worth_what_its_completions_are()
    {
        var result = await RunAsync(("simulations", 2), ("wave", 1), ("rollouts", 1));

        // The root's rollout takes a's first entry; the leaf a's own is the table's next, which ends at once.
        var leaf = Node(result, "a\n");
        Assert.Equal(1, leaf.Visits);
        Assert.Equal(0.2, leaf.Value);
    }

    [Fact]
    public async Task A_completion_is_scored_by_all_its_steps_and_not_by_those_that_were_known_before_it()
    {
        var result = await RunAsync(("simulations", 2), ("wave", 1), ("rollouts", 1));

        Assert.All(result.Candidates, candidate => Assert.Equal(candidate.Steps[^1].Score, candidate.Score));
    }

    [Fact]
    public async Task A_leaf_that_only_grows_steps_that_are_cut_off_is_worth_nothing()
    {
        var model = new ScriptedLanguageModel().On("", "a\n", "b\n").On("a\n", "a step that never ends").On("b\n", "The answer is 1.</s>");
        var result = await new SearchBuilder
        {
            Model = model,
            Verifiers = [StepScores.Verifier(("a\n", 0.9), ("b\n", 0.3))],
            Request = Request(("simulations", 3), ("wave", 2)) with { Sampling = new SearchSampling { MaxStepTokens = 20 } },
        }.RunAsync();

        Assert.Equal((1, 0.0), (Node(result, "a\n").Visits, Node(result, "a\n").Value!.Value));
        Assert.Equal("1", result.Answer);
    }

    [Fact]
    public async Task A_leaf_that_leads_nowhere_is_not_tried_again()
    {
        var model = new ScriptedLanguageModel().On("", "a\n").On("a\n", "a step that never ends");
        var result = await new SearchBuilder
        {
            Model = model,
            Verifiers = [StepScores.Verifier()],
            Request = Request(("simulations", 5), ("wave", 2)) with { Sampling = new SearchSampling { MaxStepTokens = 8 } },
        }.RunAsync();

        Assert.Equal(
            [
                ["", ""],
                ["a\n", "a\n"],
            ],
            model.Calls
        );
        Assert.Equal(4, Node(result, "a\n").Visits);
    }

    private static SearchRequest Request(params (string, object)[] options) =>
        new()
        {
            Problem = "What?",
            Kind = ProblemKind.Math,
            Strategy = "mcts",
            Options = SearchBuilder.Options([("expansions", 2), .. options]),
            Aggregation = "last",
            Seed = 1,
        };

    private static TreeNode Node(SearchResult result, string text) => result.Tree.First(node => node.Text == text);

    private Task<SearchResult> RunAsync(params (string, object)[] options) =>
        new SearchBuilder
        {
            Model = _model,
            Verifiers = [_verifier],
            Request = Request(options),
        }.RunAsync();
}
