using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Strategies;

public sealed class BeamTests
{
    private readonly ScriptedLanguageModel _model = new ScriptedLanguageModel()
        .On("", "a\n", "b\n", "c\n", "d\n")
        .On("b\n", "b1\n", "b2\n")
        .On("c\n", "c1\n", "c2\n")
        .On("b\nb1\n", "The answer is 1.</s>", "The answer is 2.</s>")
        .On("b\nb2\n", "The answer is 3.</s>", "The answer is 4.</s>");

    private readonly ScriptedVerifier _verifier = StepScores.Verifier(
        ("a\n", 0.1),
        ("b\n", 0.9),
        ("c\n", 0.8),
        ("d\n", 0.2),
        ("b1\n", 0.85),
        ("b2\n", 0.7),
        ("c1\n", 0.6),
        ("c2\n", 0.1),
        ("The answer is 1.", 0.3),
        ("The answer is 2.", 0.8),
        ("The answer is 3.", 0.6),
        ("The answer is 4.", 0.65)
    );

    [Fact]
    public async Task The_best_over_all_beams_are_kept_whoever_proposed_them()
    {
        var result = await RunAsync();

        Assert.Equal(
            [
                [""],
                ["b\n", "c\n"],
                ["b\nb1\n", "b\nb2\n"],
            ],
            _model.Calls.Select(call => call.Distinct())
        );
        Assert.Equal(
            ["a\n", "d\n", "c1\n", "c2\n", "The answer is 1.", "The answer is 3."],
            result.Tree.Where(node => node.State == "pruned").Select(node => node.Text)
        );
        Assert.Equal(["2", "4"], result.Candidates.Select(candidate => candidate.Answer));
        Assert.Equal(StopReason.Completed, result.Stopped);
    }

    [Fact]
    public async Task All_beams_begin_at_the_root_and_propose_in_one_call()
    {
        await RunAsync();

        Assert.Equal([4, 4, 4], _model.Calls.Select(call => call.Count));
    }

    [Fact]
    public async Task The_policy_is_told_which_branches_live()
    {
        await RunAsync();

        Assert.Equal(
            ["What?\n", "What?\nb\nb1\n", "What?\nb\nb2\n"],
            Assert.Single(_model.Trees).Kept!.Select(path => _model.Tokenizer.Decode(path.ToArray()))
        );
    }

    [Fact]
    public async Task A_path_is_worth_the_aggregate_of_its_steps()
    {
        var result = await RunAsync("product");

        Assert.Equal(0.9 * 0.85, result.Tree.Single(node => node.Text == "b1\n").Value!.Value, 12);
        Assert.Equal(0.9 * 0.85 * 0.8, result.Score!.Value, 12);
    }

    [Fact]
    public async Task A_finished_beam_leaves_the_live_set_and_the_width_falls_by_it()
    {
        var model = new ScriptedLanguageModel()
            .On("", "The answer is 1.</s>", "b\n")
            .On("b\n", "The answer is 2.</s>", "The answer is 3.</s>");
        var result = await new SearchBuilder
        {
            Model = model,
            Verifiers =
            [
                StepScores.Verifier(("The answer is 1.", 0.9), ("b\n", 0.8), ("The answer is 2.", 0.7), ("The answer is 3.", 0.75)),
            ],
            Request = Request(),
        }.RunAsync();

        Assert.Equal(
            [
                ["", "", "", ""],
                ["b\n", "b\n"],
            ],
            model.Calls
        );
        // Of two beams one has finished, so one place is left for the other's next steps.
        Assert.Equal(["1", "3"], result.Candidates.Select(candidate => candidate.Answer));
    }

    [Fact]
    public async Task A_step_that_was_said_before_is_dropped_and_scored_once()
    {
        var model = new ScriptedLanguageModel().On("", "a\n", "a\n", "a\n", "The answer is 1.</s>").On("a\n", "The answer is 2.</s>");
        var verifier = StepScores.Verifier();
        var result = await new SearchBuilder
        {
            Model = model,
            Verifiers = [verifier],
            Request = Request(),
        }.RunAsync();

        Assert.Equal(
            [
                ["a\n", "The answer is 1."],
                ["a\nThe answer is 2."],
            ],
            Assert.Single(verifier.Sessions).Scored
        );
        Assert.Equal(["repeats an earlier step"], result.Tree.Select(node => node.PrunedBecause).OfType<string>().Distinct());
    }

    [Fact]
    public async Task A_step_that_was_cut_off_is_neither_scored_nor_a_candidate()
    {
        var model = new ScriptedLanguageModel().On("", "a step that never ends", "The answer is 1.</s>");
        var verifier = StepScores.Verifier();
        var result = await new SearchBuilder
        {
            Model = model,
            Verifiers = [verifier],
            Request = Request() with { Sampling = new SearchSampling { MaxStepTokens = 18 } },
        }.RunAsync();

        Assert.Equal(
            [
                ["The answer is 1."],
            ],
            Assert.Single(verifier.Sessions).Scored
        );
        Assert.Equal("1", Assert.Single(result.Candidates).Answer);
    }

    [Fact]
    public async Task When_every_step_is_cut_off_the_truncated_solutions_are_what_is_left()
    {
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "a step that never ends"),
            Verifiers = [StepScores.Verifier()],
            Request = Request() with { Sampling = new SearchSampling { MaxStepTokens = 6 } },
        }.RunAsync();

        Assert.Equal("a step", result.Solution);
        Assert.Null(result.Answer);
        Assert.All(result.Candidates, candidate => Assert.Equal("length", candidate.Finish));
    }

    [Fact]
    public async Task It_ends_after_the_most_steps()
    {
        var model = new ScriptedLanguageModel().On("", "a\n").On("a\n", "a\n").On("a\na\n", "a\n");
        var result = await new SearchBuilder
        {
            Model = model,
            Verifiers = [StepScores.Verifier()],
            Request = Request() with { Options = SearchBuilder.Options(("width", 2), ("expansions", 2), ("maxSteps", 2)) },
        }.RunAsync();

        Assert.Equal(2, model.Calls.Count);
        Assert.Equal("a\na\n", result.Solution);
        Assert.Empty(result.Candidates);
    }

    [Fact]
    public async Task Without_a_process_reward_it_is_refused_with_those_that_would_do()
    {
        var builder = new SearchBuilder
        {
            Verifiers = [new ScriptedVerifier("orm") { Solution = _ => 1 }, new ScriptedVerifier("prm") { Step = _ => 1 }],
            Request = Request() with { Verifier = VerifierStage.Of("orm") },
        };

        var error = Assert.Single((await Assert.ThrowsAsync<SearchRequestException>(() => builder.RunAsync())).Errors);
        Assert.Equal("search.verifier", error.Path);
        Assert.Equal("Strategy 'beam' needs a verifier that scores steps; available: prm.", error.Message);
    }

    private static SearchRequest Request() =>
        new()
        {
            Problem = "What?",
            Kind = ProblemKind.Math,
            Strategy = "beam",
            Options = SearchBuilder.Options(("width", 2), ("expansions", 2)),
            Selection = "argmax",
            Seed = 1,
        };

    private Task<SearchResult> RunAsync(string aggregation = "last") =>
        new SearchBuilder
        {
            Model = _model,
            Verifiers = [_verifier],
            Request = Request() with { Aggregation = aggregation },
        }.RunAsync();
}
