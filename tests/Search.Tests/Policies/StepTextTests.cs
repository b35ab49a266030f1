using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests.Policies;

/// <summary>Where steps begin and end, whatever the tokens are.</summary>
public sealed class StepTextTests
{
    [Fact]
    public async Task Text_behind_the_separator_in_the_same_token_begins_the_next_step()
    {
        Assert.Equal(["one\n", "two\n", "three"], await StepsAsync("one\ntwo\nthree</s>", new PieceTokenizer("\nt", "wo")));
    }

    [Fact]
    public async Task A_separator_may_span_tokens()
    {
        Assert.Equal(["one\n\n", "two"], await StepsAsync("one\n\ntwo</s>", new ByteTokenizer(), "\n\n"));
    }

    [Fact]
    public async Task Characters_that_span_tokens_and_steps_keep_their_text()
    {
        Assert.Equal(["3 × 4 = 12 😀\n", "ки"], await StepsAsync("3 × 4 = 12 😀\nки</s>", new ByteTokenizer()));
    }

    [Fact]
    public async Task Separators_before_other_text_belong_to_the_step_that_follows()
    {
        Assert.Equal(["\n\none\n", "\n\ntwo\n"], await StepsAsync("\n\none\n\n\ntwo\n</s>", new ByteTokenizer()));
    }

    [Fact]
    public async Task A_token_that_closes_two_steps_closes_them_as_one()
    {
        Assert.Equal(["one\ntwo\n", "three"], await StepsAsync("one\ntwo\nthree</s>", new PieceTokenizer("e\ntwo\nth")));
    }

    [Fact]
    public async Task Proposed_step_by_step_the_texts_are_the_same_as_of_a_whole_solution()
    {
        const string solution = "\none × 1\n\ntwo\nThe answer is 2.\n</s>";
        var tokenizer = new PieceTokenizer("\nt", "\n\n", "e ");
        var model = new ScriptedLanguageModel { Tokenizer = tokenizer };
        for (var i = 0; i <= solution.Length - 4; i++)
        {
            model.On(solution[..i], solution[i..]);
        }

        var result = await new SearchBuilder
        {
            Model = model,
            Verifiers = [StepScores.Verifier()],
            Request = new()
            {
                Problem = "What?",
                Strategy = "beam",
                Options = SearchBuilder.Options(("width", 1), ("expansions", 1)),
                Seed = 1,
            },
        }.RunAsync();

        Assert.Equal(await StepsAsync(solution, tokenizer), Assert.Single(result.Candidates).Steps.Select(step => step.Text));
        Assert.Equal(solution[..^4], result.Solution);
    }

    [Theory]
    [InlineData("one\nEND two", "END", "one\n")]
    [InlineData("one\nEND two", "\nEND", "one")]
    [InlineData("one END", " END", "one")]
    public async Task A_stop_string_ends_the_solution_and_is_cut_off_even_when_an_earlier_step_began_it(
        string written,
        string stop,
        string solution
    )
    {
        foreach (var strategy in new[] { "greedy", "beam" })
        {
            var model = new ScriptedLanguageModel();
            for (var i = 0; i < written.Length; i++)
            {
                model.On(written[..i], written[i..]);
            }

            model.On(written, "</s>");
            var result = await new SearchBuilder
            {
                Model = model,
                Verifiers = [StepScores.Verifier()],
                Request = new()
                {
                    Problem = "What?",
                    Strategy = strategy,
                    Sampling = new SearchSampling { Stop = [stop] },
                    Seed = 1,
                },
            }.RunAsync();

            Assert.Equal(solution, result.Solution);
            Assert.Equal("stop", result.Candidates[0].Finish);
        }
    }

    [Fact]
    public async Task A_solution_that_says_nothing_is_an_empty_candidate_that_is_never_scored()
    {
        var verifier = StepScores.Verifier();
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "</s>"),
            Verifiers = [verifier],
            Request = new()
            {
                Problem = "What?",
                Strategy = "best-of-n",
                Seed = 1,
            },
        }.RunAsync();

        Assert.Equal("", result.Solution);
        Assert.Empty(result.Candidates[0].Steps);
        Assert.Empty(Assert.Single(verifier.Sessions).Scored);
    }

    private static async Task<IEnumerable<string>> StepsAsync(string solution, Inference.ITokenizer tokenizer, string separator = "\n")
    {
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel(FakePolicies.Description(stepSeparator: separator)) { Tokenizer = tokenizer }.On(
                "",
                solution
            ),
            Request = new() { Problem = "What?", Strategy = "greedy" },
        }.RunAsync();
        Assert.Equal(solution.Replace("</s>", "", StringComparison.Ordinal), result.Solution);
        return result.Candidates[0].Steps.Select(step => step.Text);
    }
}
