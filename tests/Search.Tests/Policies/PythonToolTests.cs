using Verify.Search.Journal;
using Verify.Search.Policies;
using Verify.Search.Strategies;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Sandbox;

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

        Assert.Equal(
            ["Let us compute.\n", "```python\n", "print(6 * 7)\n", "```" + Output, "The answer is 42."],
            result.Candidates[0].Steps.Select(step => step.Text)
        );
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
        var second = await Search(new ScriptedLanguageModel(), "beam", HashedScores.Verifier())
            .RunAsync(journal: new MemoryJournal(journal.Outcomes));

        Assert.Single(_sandbox.Programs);
        Assert.Equal(first.Tree, second.Tree);
    }

    [Fact]
    public async Task A_block_that_is_never_closed_is_text_like_any_other()
    {
        var model = Writing("```python\nprint(1)\nThe answer is 1.</s>", behind: "", new ScriptedLanguageModel());
        var result = await Search(model, "best-of-n", HashedScores.Verifier()).RunAsync();

        Assert.Equal((StopReason.Completed, "1"), (result.Stopped, result.Answer));
        Assert.Empty(_sandbox.Programs);
    }

    [Theory]
    [InlineData(
        TestVerdict.Error,
        "Traceback:\n  line 1\nZeroDivisionError: division by zero\n",
        null,
        "42\nZeroDivisionError: division by zero"
    )]
    [InlineData(TestVerdict.Timeout, "", "it did not end within 10 s", "42\nit did not end within 10 s")]
    [InlineData(TestVerdict.Memory, "", null, "42\nmemory")]
    public async Task A_block_that_fails_says_in_a_line_what_went_wrong_behind_what_it_printed(
        TestVerdict verdict,
        string errors,
        string? message,
        string output
    )
    {
        var sandbox = new ScriptedSandbox
        {
            Prints = _ => "42\n",
            Ends = printed => new ProgramReport(verdict, printed, errors, 0, message),
        };

        Assert.Equal(Fenced(output), await OutputAsync(sandbox));
    }

    [Fact]
    public async Task What_a_block_prints_is_cut_between_characters_and_its_fences_end_nothing()
    {
        var smile = "\U0001F600";

        Assert.Equal(Fenced(new string('x', 1000) + "…"), await OutputAsync(new ScriptedSandbox { Prints = _ => new string('x', 1001) }));
        Assert.Equal(
            Fenced(new string('x', 999) + "…"),
            await OutputAsync(new ScriptedSandbox { Prints = _ => new string('x', 999) + smile + "y" })
        );
        Assert.Equal(
            Fenced("'''python\nprint(1)\n'''"),
            await OutputAsync(new ScriptedSandbox { Prints = _ => "```python\nprint(1)\n```" })
        );
    }

    [Fact]
    public async Task An_output_that_fills_the_context_cuts_the_solution_off()
    {
        var sandbox = new ScriptedSandbox { Prints = _ => new string('x', 500) };
        var model = Writing(Call, behind: "", new ScriptedLanguageModel(FakePolicies.Description(contextLength: 300)));
        var result = await (Search(model, "best-of-n", HashedScores.Verifier()) with { Sandbox = sandbox }).RunAsync();

        Assert.Equal("length", Assert.Single(result.Candidates).Finish);
        Assert.EndsWith("xxx\n```\n", result.Solution, StringComparison.Ordinal);
        Assert.All(model.Trees, tree => Assert.True(tree.Disposed));
    }

    [Fact]
    public async Task Two_blocks_in_one_step_are_both_run_each_behind_the_other()
    {
        const string Second = "Again.\n```python\nprint(7 * 6)\n```";
        var model = Writing(Call, behind: "", new ScriptedLanguageModel(FakePolicies.Description(stepSeparator: "\n\n")));
        model = Writing(Second, behind: Call + Output, model).On(Call + Output + Second + "\n```output\n?\n```\n", "The answer is 42.</s>");
        var result = await Search(model, "beam", HashedScores.Verifier()).RunAsync();

        Assert.Equal(["print(6 * 7)\n", "print(7 * 6)\n"], _sandbox.Programs);
        Assert.Equal(Call + Output + Second + "\n```output\n?\n```\nThe answer is 42.", Assert.Single(result.Candidates[0].Steps).Text);
    }

    [Fact]
    public async Task A_budget_of_tokens_that_ends_inside_a_block_runs_nothing_and_gives_what_there_is()
    {
        var search = Search(Caller(), "best-of-n", HashedScores.Verifier());
        foreach (var tokens in (int[])[1, Call.Length - 1])
        {
            var result = await (search with { Request = search.Request with { Budget = new SearchBudget { Tokens = tokens } } }).RunAsync();

            Assert.Equal((StopReason.Tokens, Call[..tokens]), (result.Stopped, result.Solution));
        }

        Assert.Empty(_sandbox.Programs);
    }

    [Fact]
    public async Task Cancelled_while_a_block_runs_the_search_ends_with_what_was_written_and_gives_its_memory_back()
    {
        using var cancellation = new CancellationTokenSource();
        var model = Caller();
        var sandbox = new ScriptedSandbox { BeforeRun = _ => cancellation.Cancel() };
        var result = await (
            Search(model, "best-of-n", HashedScores.Verifier()) with
            {
                Sandbox = sandbox,
                Cancellation = cancellation.Token,
            }
        ).RunAsync();

        Assert.Equal((StopReason.Cancelled, Call), (result.Stopped, result.Solution));
        Assert.All(model.Trees, tree => Assert.True(tree.Disposed));
    }

    public static TheoryData<string> Strategies => [.. StrategyCatalog.All.Select(strategy => strategy.Name)];

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task The_same_seed_grows_the_same_tree_with_tools_under_every_strategy(string strategy)
    {
        var (first, second) = (await SearchAsync(), await SearchAsync());

        Assert.Equal(first.Tree, second.Tree);
        Assert.Equal("42", first.Answer);
        Assert.Equal(first.Usage, second.Usage);

        Task<SearchResult> SearchAsync()
        {
            var search = Search(Caller(), strategy, HashedScores.Verifier());
            return (search with { Request = search.Request with { Options = null } }).RunAsync();
        }
    }

    [Theory]
    [InlineData("""{"a": 1}""", "sampling.tools[0]")]
    [InlineData(null, "sampling.maxToolCalls")]
    public void Tools_that_there_are_not_are_refused(string? tool, string path)
    {
        var sampling = new SearchSampling { Tools = tool is null ? null : [tool], MaxToolCalls = 2 };
        var builder = new SearchBuilder { Sandbox = _sandbox };
        var errors = Assert
            .Throws<SearchRequestException>(() => builder.Engine().Plan(new SearchRequest { Problem = "What?", Sampling = sampling }))
            .Errors;

        Assert.Equal(path, Assert.Single(errors).Path);
    }

    private static string Fenced(string output) => $"```output\n{output}\n```\n";

    private static Task<string?> OutputAsync(ScriptedSandbox sandbox) =>
        new PythonTool(sandbox).RunAsync("```python\nprint()\n```", new object(), TestContext.Current.CancellationToken);

    private static ScriptedLanguageModel Caller() =>
        Writing(Call, behind: "", new ScriptedLanguageModel()).On(Call + Output, "The answer is 42.</s>");

    /// <summary>The model writes a text, and goes on with it wherever it was stopped.</summary>
    private static ScriptedLanguageModel Writing(string text, string behind, ScriptedLanguageModel model)
    {
        for (var written = 0; written < text.Length; written++)
        {
            model.On(behind + text[..written], text[written..]);
        }

        return model;
    }

    private SearchBuilder Search(
        ScriptedLanguageModel model,
        string strategy,
        ScriptedVerifier verifier,
        Func<SearchSampling, SearchSampling>? with = null
    )
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
                Options = SearchBuilder.OptionsOf(strategy, ("width", 1), ("expansions", 1), ("samples", 1)),
                Sampling = with is null ? sampling : with(sampling),
            },
        };
    }
}
