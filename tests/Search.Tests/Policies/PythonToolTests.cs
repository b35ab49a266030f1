using Verify.Search.Journal;
using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests.Policies;

/// <summary>Programs that a policy writes while it reasons are run, and what they print goes into its text.</summary>
public sealed class PythonToolTests
{
    private const string Call = "Let us compute.\n```python\nprint(6 * 7)\n```";
    private const string Output = "\n```output\n42\n```\n";

    private readonly ScriptedSandbox _sandbox = new() { Prints = source => source == "print(6 * 7)\n" ? "42\n" : "?" };

    [Theory]
    [InlineData("best-of-n")]
    [InlineData("beam")]
    public async Task The_output_of_a_block_is_put_behind_it_and_the_policy_goes_on(string strategy)
    {
        var verifier = HashedScores.Verifier();
        var result = await Search(Caller(), strategy, verifier).RunAsync();

        Assert.Equal(Call + Output + "The answer is 42.", result.Solution);
        Assert.Equal("42", result.Answer);
        Assert.Equal(["print(6 * 7)\n"], _sandbox.Programs);
        Assert.Contains(verifier.Sessions[0].Scored, list => list.Contains(Call + Output));
    }

    [Fact]
    public async Task What_a_tool_puts_in_is_a_part_of_its_step_and_was_not_generated()
    {
        var result = await Search(Caller(), "best-of-n", HashedScores.Verifier()).RunAsync();
        var generated = Call.Length + "The answer is 42.".Length + 1;

        Assert.Equal(["Let us compute.\n", "```python\n", "print(6 * 7)\n", "```" + Output, "The answer is 42."], result.Candidates[0].Steps.Select(step => step.Text));
        Assert.Equal(generated, result.Candidates[0].Tokens);
        Assert.Equal(generated, result.Usage.GeneratedTokens);
        Assert.Equal(generated + Output.Length, result.Candidates[0].TokenLogProbabilities.Count);
        Assert.Equal("```" + Output, Assert.Single(result.Tree, node => node.Text.Contains("output", StringComparison.Ordinal)).Text);
    }

    [Fact]
    public async Task Beyond_the_most_calls_nothing_is_run()
    {
        var model = Writing(Call + "\nThe answer is 1.</s>", behind: Call + Output, Caller());
        var result = await Search(model, "best-of-n", HashedScores.Verifier(), sampling => sampling with { MaxToolCalls = 1 }).RunAsync();

        Assert.Equal(Call + Output + Call + "\nThe answer is 1.", result.Solution);
        Assert.Single(_sandbox.Programs);
    }

    [Fact]
    public async Task Blocks_of_other_languages_are_not_run()
    {
        var model = Writing("```sh\nrm\n```\nThe answer is 1.</s>", behind: "", new ScriptedLanguageModel());
        var result = await Search(model, "best-of-n", HashedScores.Verifier()).RunAsync();

        Assert.Equal("1", result.Answer);
        Assert.Empty(_sandbox.Programs);
    }

    [Fact]
    public async Task Over_its_journal_a_search_runs_no_program_again()
    {
        var journal = new MemoryJournal([]);
        var first = await Search(Caller(), "beam", HashedScores.Verifier()).RunAsync(journal: journal);
        var second = await Search(new ScriptedLanguageModel(), "beam", HashedScores.Verifier()).RunAsync(journal: new MemoryJournal(journal.Outcomes));

        Assert.Single(_sandbox.Programs);
        Assert.Equal(first.Tree, second.Tree);
    }

    [Theory]
    [InlineData("""{"a": 1}""", "sampling.tools[0]")]
    [InlineData(null, "sampling.maxToolCalls")]
    public void Tools_that_there_are_not_are_refused(string? tool, string path)
    {
        var sampling = new SearchSampling { Tools = tool is null ? null : [tool], MaxToolCalls = 2 };
        var builder = new SearchBuilder { Sandbox = _sandbox };
        var errors = Assert.Throws<SearchRequestException>(() => builder.Engine().Plan(new SearchRequest { Problem = "What?", Sampling = sampling })).Errors;

        Assert.Equal(path, Assert.Single(errors).Path);
    }

    private static ScriptedLanguageModel Caller() => Writing(Call, behind: "", new ScriptedLanguageModel()).On(Call + Output, "The answer is 42.</s>");

    /// <summary>The model writes a text, and goes on with it wherever it was stopped.</summary>
    private static ScriptedLanguageModel Writing(string text, string behind, ScriptedLanguageModel model)
    {
        for (var written = 0; written < text.Length; written++)
        {
            model.On(behind + text[..written], text[written..]);
        }

        return model;
    }

    private SearchBuilder Search(ScriptedLanguageModel model, string strategy, ScriptedVerifier verifier, Func<SearchSampling, SearchSampling>? with = null)
    {
        var sampling = new SearchSampling { Tools = ["python"] };
        return new SearchBuilder
        {
            Model = model,
            Sandbox = _sandbox,
            Verifiers = [verifier],
            Request = new SearchRequest
            {
                Problem = "What is 6 times 7?",
                Seed = 7,
                Strategy = strategy,
                Options = strategy == "beam" ? SearchBuilder.Options(("width", 1), ("expansions", 1)) : SearchBuilder.Options(("samples", 1)),
                Sampling = with is null ? sampling : with(sampling),
            },
        };
    }
}
