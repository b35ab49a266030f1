using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Strategies;

public sealed class StepGreedyTests
{
    private readonly ScriptedLanguageModel _model = new ScriptedLanguageModel()
        .On("", "a\n", "b\n", "c\n")
        .On("a\n", "a1\n")
        .On("a\na1\n", "a2\n", "a3\n")
        .On("a\na1\na2\n", "The answer is 9.</s>")
        .On("b\n", "The answer is 1.</s>", "The answer is 2.</s>");

    private readonly ScriptedVerifier _verifier = StepScores.Verifier(
        ("a\n", 0.9),
        ("b\n", 0.6),
        ("c\n", 0.2),
        ("a1\n", 0.8),
        ("a2\n", 0.4),
        ("a3\n", 0.3),
        ("The answer is 1.", 0.8),
        ("The answer is 2.", 0.7),
        ("The answer is 9.", 0.1)
    );

    [Fact]
    public async Task It_follows_the_best_step_and_goes_back_where_all_next_steps_are_judged_wrong()
    {
        var result = await RunAsync();

        Assert.Equal(["", "a\n", "a\na1\n", "b\n"], _model.Calls.Select(call => call.Distinct().Single()));
        Assert.Equal("1", result.Answer);
        Assert.Equal(
            [
                ("a\n", "all its next steps are judged wrong"),
                ("c\n", "judged wrong"),
                ("a1\n", "all its next steps are judged wrong"),
                ("a1\n", "repeats an earlier step"),
                ("a1\n", "repeats an earlier step"),
                ("a2\n", "judged wrong"),
                ("a3\n", "judged wrong"),
                ("a2\n", "repeats an earlier step"),
                ("The answer is 1.", "repeats an earlier step"),
            ],
            result.Tree.Where(node => node.State == "pruned").Select(node => (node.Text, node.PrunedBecause))
        );
    }

    [Fact]
    public async Task The_sibling_that_was_set_aside_is_taken_up_again()
    {
        var events = new EventList();
        var result = await RunAsync(events: events);

        Assert.Equal("b\n", result.Tree[Assert.Single(events.Events.OfType<NodeResumed>()).NodeId].Text);
    }

    [Fact]
    public async Task When_the_path_finishes_the_finished_siblings_of_its_last_step_are_candidates_too()
    {
        var result = await RunAsync();

        Assert.Equal(["1", "2"], result.Candidates.Select(candidate => candidate.Answer));
    }

    [Fact]
    public async Task When_no_backtrack_is_left_the_best_step_is_followed_however_it_is_judged()
    {
        var result = await RunAsync(("backtracks", 0));

        Assert.Equal("9", Assert.Single(result.Candidates).Answer);
        Assert.Equal(["", "a\n", "a\na1\n", "a\na1\na2\n"], _model.Calls.Select(call => call.Distinct().Single()));
    }

    [Fact]
    public async Task When_nothing_was_set_aside_the_best_step_is_followed_however_it_is_judged()
    {
        await RunAsync(("threshold", 0.95));

        Assert.Equal(["", "a\n", "a\na1\n", "a\na1\na2\n"], _model.Calls.Select(call => call.Distinct().Single()));
    }

    [Fact]
    public async Task Siblings_are_tried_from_the_best_to_the_worst_before_those_of_the_parent()
    {
        var model = new ScriptedLanguageModel()
            .On("", "a\n", "b\n")
            .On("a\n", "c\n", "d\n", "e\n")
            .On("a\nc\n", "wrong\n")
            .On("a\nd\n", "wrong\n")
            .On("a\ne\n", "wrong\n")
            .On("b\n", "The answer is 1.</s>");
        var verifier = StepScores.Verifier(("a\n", 0.9), ("b\n", 0.8), ("c\n", 0.6), ("d\n", 0.8), ("e\n", 0.7), ("wrong\n", 0));

        var result = await RunAsync(model, verifier);

        Assert.Equal(["", "a\n", "a\nd\n", "a\ne\n", "a\nc\n", "b\n"], model.Calls.Select(call => call.Distinct().Single()));
        Assert.Equal("1", result.Answer);
    }

    [Fact]
    public async Task A_step_on_which_the_reward_has_no_opinion_is_not_judged_wrong()
    {
        var verifier = StepScores.Verifier(
            ("a\n", 0.9),
            ("b\n", 0.8),
            ("a1\n", null),
            ("a2\n", null),
            ("a3\n", 0.1),
            ("The answer is 9.", 1)
        );

        Assert.Equal("9", (await RunAsync(_model, verifier)).Answer);
    }

    private Task<SearchResult> RunAsync(params (string, object)[] options) => RunAsync(_model, _verifier, null, options);

    private Task<SearchResult> RunAsync(EventList events) => RunAsync(_model, _verifier, events);

    private static Task<SearchResult> RunAsync(
        ScriptedLanguageModel model,
        ScriptedVerifier verifier,
        EventList? events = null,
        params (string, object)[] options
    ) =>
        new SearchBuilder
        {
            Model = model,
            Verifiers = [verifier],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "step-greedy",
                Options = SearchBuilder.Options([("expansions", 3), .. options]),
                Seed = 1,
            },
        }.RunAsync(events);
}
