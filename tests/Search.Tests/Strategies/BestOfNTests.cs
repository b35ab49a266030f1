using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Strategies;

public sealed class BestOfNTests
{
    private readonly ScriptedLanguageModel _model = new ScriptedLanguageModel().On(
        "",
        "The answer is 1.</s>",
        "The answer is 2.</s>",
        "The answer is 2.\n</s>",
        "The answer is 3.</s>",
        "The answer is 3. </s>",
        "The answer is 3.  </s>",
        "No.</s>"
    );

    private readonly ScriptedVerifier _verifier = new()
    {
        Solution = text =>
            text switch
            {
                "No." => 1,
                _ when text.Contains('1', StringComparison.Ordinal) => 0.9,
                _ when text.Contains('2', StringComparison.Ordinal) => 0.6,
                _ => 0.3,
            },
    };

    [Theory]
    [InlineData("argmax", "1")]
    [InlineData("weighted-vote", "2")]
    [InlineData("majority", "3")]
    public async Task The_selection_decides_and_what_has_no_answer_never_wins(string selection, string answer)
    {
        var result = await RunAsync(selection);

        Assert.Equal(answer, result.Answer);
        Assert.Null(result.Candidates[^1].Answer);
    }

    [Fact]
    public async Task All_samples_are_one_call_of_the_policy_and_all_scores_one_of_the_verifier()
    {
        await RunAsync("argmax");

        Assert.Equal(7, Assert.Single(_model.Calls).Count);
        Assert.Equal(7, Assert.Single(Assert.Single(_verifier.Sessions).Scored).Count);
    }

    [Fact]
    public async Task A_process_reward_scores_every_step_of_every_sample_in_one_call()
    {
        var verifier = StepScores.Verifier();
        await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "a\nb\n</s>", "a\nc\n</s>"),
            Verifiers = [verifier],
            Request = Request("argmax") with { Options = SearchBuilder.Options(("samples", 2)) },
        }.RunAsync();

        Assert.Equal(["a\n", "a\nb\n", "a\nc\n"], Assert.Single(Assert.Single(verifier.Sessions).Scored));
    }

    [Fact]
    public async Task Samples_share_the_steps_they_begin_with_and_each_keeps_its_own_leaf()
    {
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "a\nThe answer is 1.</s>", "a\nThe answer is 1.</s>", "a\nThe answer is 2.</s>"),
            Verifiers = [StepScores.Verifier()],
            Request = Request("majority") with { Options = SearchBuilder.Options(("samples", 3)) },
        }.RunAsync();

        Assert.Equal(["", "a\n", "The answer is 1.", "The answer is 1.", "The answer is 2."], result.Tree.Select(node => node.Text));
        Assert.Equal([null, 0, 1, 1, 1], result.Tree.Select(node => node.Parent));
        Assert.Equal([2, 2, 1], result.Candidates.Select(candidate => candidate.Votes));
    }

    [Fact]
    public async Task Cut_short_by_the_budget_what_was_finished_is_scored_and_chosen_from()
    {
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "The answer is 1.</s>", "The answer is 2.</s>", "a much longer way to say it"),
            Verifiers = [_verifier],
            Request = Request("argmax") with
            {
                Options = SearchBuilder.Options(("samples", 3)),
                Budget = new SearchBudget { Tokens = 55 },
            },
        }.RunAsync();

        Assert.Equal(StopReason.Tokens, result.Stopped);
        Assert.Equal(["1", "2"], result.Candidates.Select(candidate => candidate.Answer));
        Assert.Equal(0.9, result.Score);
        Assert.Equal("truncated", result.Tree[^1].State);
    }

    [Fact]
    public async Task A_sum_of_logits_votes_as_the_probability_it_means()
    {
        // Two unsure votes for 2 (logit -0.4 each) outweigh one for 1 (logit 0): a vote never counts against its answer.
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "The answer is 1.</s>", "The answer is 2.</s>", "The answer is 2.\n</s>"),
            Verifiers = [StepScores.Verifier(("The answer is 1.", 0.5), ("The answer is 2.", 0.4), ("The answer is 2.\n", 0.4))],
            Request = Request("weighted-vote") with { Options = SearchBuilder.Options(("samples", 3)), Aggregation = "sum-logits" },
        }.RunAsync();

        Assert.Equal("2", result.Answer);
    }

    [Fact]
    public async Task Several_verifiers_are_averaged_by_weight_step_by_step()
    {
        var (first, second) = (new ScriptedVerifier("first") { Step = _ => 1 }, new ScriptedVerifier("second") { Step = _ => 0.5 });
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "a\nThe answer is 1.</s>"),
            Verifiers = [first, second],
            Request = Request("argmax") with
            {
                Options = SearchBuilder.Options(("samples", 1)),
                Verifier = new VerifierStage([new WeightedVerifier("second", 3), new WeightedVerifier("first", 1)]),
            },
        }.RunAsync();

        Assert.Equal([0.625, 0.625], result.Candidates[0].Steps.Select(step => step.Score!.Value));
        Assert.True(Assert.Single(first.Sessions).Disposed && Assert.Single(second.Sessions).Disposed);
    }

    private static SearchRequest Request(string selection) =>
        new()
        {
            Problem = "What?",
            Kind = ProblemKind.Math,
            Strategy = "best-of-n",
            Options = SearchBuilder.Options(("samples", 7)),
            Selection = selection,
        };

    private Task<SearchResult> RunAsync(string selection) =>
        new SearchBuilder
        {
            Model = _model,
            Verifiers = [_verifier],
            Request = Request(selection),
        }.RunAsync();
}
