using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Contract;

/// <summary>What a result says beyond its answer.</summary>
public sealed class ResultTests
{
    [Theory]
    [InlineData("1 + 1 = 2\nThe answer is 2.</s>", "consistent")]
    [InlineData("1 + 1 = 3\nThe answer is 3.</s>", "inconsistent")]
    [InlineData("It is two.\nThe answer is 2.</s>", null)]
    public async Task The_arithmetic_of_the_chosen_solution_is_checked(string solution, string? verdict)
    {
        Assert.Equal(verdict, (await GreedyAsync(solution)).Arithmetic);
    }

    [Fact]
    public async Task A_program_has_no_equations_to_check()
    {
        Assert.Null((await GreedyAsync("x = 1 + 1 = 3</s>", ProblemKind.Code)).Arithmetic);
    }

    [Fact]
    public async Task Every_token_is_told_with_its_text_bytes_and_log_probability()
    {
        var result = await GreedyAsync("é\n</s>");

        Assert.Equal(
            [
                [0xC3],
                [0xA9],
                [0x0A],
                [],
            ],
            result.Candidates[0].TokenLogProbabilities.Select(token => token.Bytes)
        );
        Assert.All(result.Candidates[0].TokenLogProbabilities, token => Assert.Equal(-0.1f, token.LogProbability));
        Assert.Equal(-0.4, result.Candidates[0].LogProbability, 5);
    }

    [Fact]
    public async Task A_solution_at_its_most_tokens_is_truncated_and_ranks_behind_what_is_finished()
    {
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "The answer is 1.\nBut then again it may be", "No.</s>", "The answer is 2.</s>"),
            Verifiers = [],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "majority",
                Options = SearchBuilder.Options(("samples", 3)),
                Sampling = new SearchSampling { MaxTokens = 24 },
            },
        }.RunAsync();

        // An answer that was stated before the text was cut off counts, but less than one that was finished, and more than none.
        Assert.Equal(
            [("2", "stop"), ("1", "length"), (null, "stop")],
            result.Candidates.Select(candidate => (candidate.Answer, candidate.Finish))
        );
    }

    [Fact]
    public async Task When_nothing_is_finished_the_longest_beginning_is_the_solution()
    {
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "one\ntwo\nthree\n"),
            Verifiers = [],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "greedy",
                Budget = new SearchBudget { Tokens = 6 },
            },
        }.RunAsync();

        Assert.Equal(("one\ntw", null, StopReason.Tokens), (result.Solution, result.Answer, result.Stopped));
        Assert.Empty(result.Candidates);
        Assert.Equal(0, result.Usage.DiscardedTokens);
    }

    [Fact]
    public async Task What_a_stop_string_had_begun_in_a_step_before_it_is_no_part_of_the_steps_either()
    {
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "one\ntwo\nEND"),
            Verifiers = [],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "greedy",
                Sampling = new SearchSampling { Stop = ["two\nEND"] },
            },
        }.RunAsync();

        Assert.Equal("one\n", result.Solution);
        Assert.Equal(["one\n"], result.Candidates[0].Steps.Select(step => step.Text));
    }

    [Theory]
    [InlineData("</s>", new string[0])]
    [InlineData("\n</s>", new[] { "\n" })]
    [InlineData("one\n\n</s>", new[] { "one\n\n" })]
    public async Task Blank_text_is_no_step_but_is_part_of_the_solution(string solution, string[] steps)
    {
        var result = await GreedyAsync(solution);

        Assert.Equal(steps, result.Candidates[0].Steps.Select(step => step.Text));
        Assert.Equal(result.Solution, string.Concat(steps));
    }

    [Fact]
    public async Task Whoever_leads_is_told_when_it_changes()
    {
        var events = new EventList();
        await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "The answer is 1.</s>", "The answer is 2.</s>", "The answer is 2.</s>"),
            Verifiers = [],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "majority",
                Options = SearchBuilder.Options(("samples", 3), ("wave", 1)),
            },
        }.RunAsync(events);

        Assert.Equal(["1", "2"], events.Events.OfType<AnswerChanged>().Select(change => change.Answer));
    }

    [Theory]
    [InlineData("greedy", 1000, 100)]
    [InlineData("best-of-n", 1000, 400)]
    [InlineData("best-of-n", 150, 150)]
    public async Task The_memory_asked_for_is_what_may_be_kept_at_once_and_no_more_than_the_budget(
        string strategy,
        int tokens,
        int generated
    )
    {
        var model = new PseudoRandomLanguageModel();
        var result = await new SearchBuilder
        {
            Model = model,
            Request = new()
            {
                Problem = "What?",
                Strategy = strategy,
                Options = SearchBuilder.OptionsOf(strategy, ("samples", 4)),
                Budget = new SearchBudget { Tokens = tokens },
                Sampling = new SearchSampling { MaxTokens = 100 },
            },
        }.RunAsync();

        Assert.Equal(result.Usage.PromptTokens + generated, Assert.Single(model.Trees).CapacityTokens);
    }

    [Fact]
    public async Task A_voted_answer_tells_how_sure_it_is_to_stay_ahead()
    {
        // 2 to 1: of four even votes at most two are for the leader with 11/16.
        Assert.Equal(11.0 / 16, (await VotedAsync("majority", [], "2", "1", "2")).Confidence!.Value, 12);
        Assert.Null((await VotedAsync("majority", [], "2")).Confidence);
        Assert.Null((await VotedAsync("argmax", [Judging("first", text => text.Length)], "2", "1", "2")).Confidence);
    }

    [Fact]
    public async Task Where_two_verifiers_score_the_answer_tells_how_alike_they_rank()
    {
        var (up, down) = (Judging("up", Number), Judging("down", text => 10 - Number(text)));

        Assert.Equal(1, (await VotedAsync("argmax", [up, Judging("too", text => Number(text) / 2)], "1", "2", "3")).Agreement);
        Assert.Equal(0, (await VotedAsync("argmax", [up, down], "1", "2", "3")).Agreement);
        Assert.Null((await VotedAsync("argmax", [up], "1", "2", "3")).Agreement);

        static double Number(string text) => text["The answer is ".Length] - '0';
    }

    [Fact]
    public async Task Verifiers_of_steps_are_ranked_by_the_aggregate_of_each()
    {
        var first = new ScriptedVerifier("first") { Step = path => path.ToString().Contains('1', StringComparison.Ordinal) ? 0.2 : 0.4 };
        var second = new ScriptedVerifier("second") { Step = path => path.ToString().Contains('1', StringComparison.Ordinal) ? 0.9 : 0.1 };

        Assert.Equal(0, (await VotedAsync("argmax", [first, second], "1", "2")).Agreement);
        Assert.Equal(
            0,
            (
                await VotedAsync(
                    "argmax",
                    [first, Judging("whole", text => text.Contains('1', StringComparison.Ordinal) ? 9 : 1)],
                    "1",
                    "2"
                )
            ).Agreement
        );
    }

    private static ScriptedVerifier Judging(string name, Func<string, double> tenths) =>
        new(name) { Solution = text => tenths(text) / 100 };

    private static Task<SearchResult> VotedAsync(string selection, IReadOnlyList<ScriptedVerifier> verifiers, params string[] answers) =>
        new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", [.. answers.Select(answer => $"The answer is {answer}.</s>")]),
            Verifiers = verifiers,
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = verifiers.Count == 0 ? "majority" : "best-of-n",
                Selection = selection,
                Options = SearchBuilder.Options(("samples", answers.Length)),
                Verifier = verifiers.Count == 0 ? null : new VerifierStage([.. verifiers.Select(one => new WeightedVerifier(one.Name, 1))]),
            },
        }.RunAsync();

    private static Task<SearchResult> GreedyAsync(string solution, ProblemKind kind = ProblemKind.Math) =>
        new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", solution),
            Verifiers = [],
            Request = new()
            {
                Problem = "What?",
                Kind = kind,
                Strategy = "greedy",
            },
        }.RunAsync();
}
