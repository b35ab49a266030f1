using Verify.Search.Journal;
using Verify.Search.Strategies;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Tests.Running;

/// <summary>What holds for every strategy when a problem has tests.</summary>
public sealed class TestedSearchTests
{
    private static readonly CodeTests Tests = new()
    {
        EntryPoint = "f",
        Cases = ["assert f(1)", "assert f(2)", "assert f(3)", "assert f(4)"],
    };

    public static TheoryData<string> Strategies => [.. StrategyCatalog.All.Select(strategy => strategy.Name)];

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task A_candidate_that_passes_all_tests_ends_the_search_and_is_chosen(string strategy)
    {
        var sandbox = new ScriptedSandbox { Passes = (solution, _) => solution.Contains("good", StringComparison.Ordinal) };
        var result = await Search(sandbox, strategy).RunAsync();

        Assert.Equal(StopReason.Passed, result.Stopped);
        Assert.Equal("The answer is good.", result.Solution);
        Assert.Equal((TestVerdict.Passed, 4, 4), (result.Tests!.Verdict, result.Tests.Passed, result.Tests.Total));
        Assert.Equal(1, result.Score!.Value, 1e-5);
        Assert.Equal(ProblemKind.Code, result.Plan.Problem.Kind);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task When_none_passes_the_search_goes_to_its_end_and_every_candidate_says_how_far_it_came(string strategy)
    {
        var sandbox = new ScriptedSandbox { Passes = (_, number) => number == 0 };
        var result = await Search(sandbox, strategy).RunAsync();

        Assert.NotEqual(StopReason.Passed, result.Stopped);
        Assert.All(result.Candidates, candidate => Assert.Equal((1, 4), (candidate.Tests!.Passed, candidate.Tests.Total)));
        Assert.Equal(0.25, result.Score!.Value, 1e-5);
    }

    [Fact]
    public async Task A_majority_is_sampled_on_while_anything_left_might_pass()
    {
        var sandbox = new ScriptedSandbox { Passes = (solution, _) => solution.Contains("good", StringComparison.Ordinal) };
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On(
                "",
                "The answer is bad.</s>",
                "The answer is bad.</s>",
                "The answer is bad.</s>",
                "The answer is good.</s>"
            ),
            Sandbox = sandbox,
            Request = Request("majority") with { Options = SearchBuilder.Options(("samples", 4), ("wave", 1)) },
        }.RunAsync();

        Assert.Equal((StopReason.Passed, "good"), (result.Stopped, result.Answer));
        Assert.Equal(["The answer is bad.", "The answer is good."], sandbox.Tested);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task What_passes_all_tests_but_breaks_a_constraint_ends_nothing_and_wins_over_nothing(string strategy)
    {
        var sandbox = new ScriptedSandbox
        {
            Passes = (solution, number) => number == 0 || solution.Contains("good", StringComparison.Ordinal),
        };
        var search = Search(sandbox, strategy);
        var result = await (
            search with
            {
                Request = search.Request with { Constraints = new SolutionConstraints { MustNotContain = ["good"] } },
            }
        ).RunAsync();

        Assert.NotEqual(StopReason.Passed, result.Stopped);
        Assert.True(result.Candidates.Count == 1 || result.Answer != "good", result.Answer);
    }

    [Fact]
    public async Task The_share_of_passed_cases_decides_and_the_other_verifiers_break_its_ties()
    {
        var sandbox = new ScriptedSandbox
        {
            Passes = (solution, number) => number < (solution.Contains("one", StringComparison.Ordinal) ? 1 : 2),
        };
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "The answer is one.</s>", "The answer is two.</s>", "The answer is two too.</s>"),
            Sandbox = sandbox,
            Verifiers = [StepScores.Verifier(("The answer is one.", 1), ("The answer is two.", 0.1), ("The answer is two too.", 0.2))],
            Request = Request("best-of-n") with
            {
                Options = SearchBuilder.Options(("samples", 3)),
                Selection = "argmax",
                Verifier = VerifierStage.Of("scripted"),
            },
        }.RunAsync();

        Assert.Equal(["two too", "two", "one"], result.Candidates.Select(candidate => candidate.Answer));
    }

    [Fact]
    public async Task Tests_that_are_given_a_weight_are_averaged_with_the_aggregate_of_steps()
    {
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", "a\nThe answer is one.</s>"),
            Sandbox = new ScriptedSandbox { Passes = (_, number) => number == 0 },
            Verifiers = [StepScores.Verifier(("a\n", 0.5), ("The answer is one.", 1))],
            Request = Request("best-of-n") with
            {
                Options = SearchBuilder.Options(("samples", 1)),
                Verifier = new VerifierStage([new WeightedVerifier("tests", 3), new WeightedVerifier("scripted", 1)]),
            },
        }.RunAsync();

        Assert.Equal(((3 * 0.25) + 0.5) / 4, result.Score!.Value, 1e-12);
    }

    [Fact]
    public async Task What_a_wave_of_leaves_finishes_is_tested_in_one_call()
    {
        var journal = new MemoryJournal([]);
        await new SearchBuilder
        {
            Model = new ScriptedLanguageModel()
                .On("", "a\n", "b\n")
                .On("a\n", "The answer is 1.</s>", "The answer is 2.</s>")
                .On("b\n", "The answer is 3.</s>", "The answer is 4.</s>"),
            Sandbox = new ScriptedSandbox { Passes = (_, _) => false },
            Request = Request("mcts") with { Options = SearchBuilder.Options(("simulations", 3), ("wave", 2), ("expansions", 2)) },
        }.RunAsync(journal: journal);

        Assert.Equal(4, Assert.Single(journal.Outcomes.OfType<SolutionsReported>()).Reports.Count);
    }

    [Fact]
    public async Task Over_its_journal_a_search_runs_no_test_again()
    {
        var journal = new MemoryJournal([]);
        var sandbox = new ScriptedSandbox { Passes = (_, number) => number == 0 };
        var first = await Search(sandbox, "best-of-n").RunAsync(journal: journal);
        var unused = new ScriptedSandbox();
        var second = await Search(unused, "best-of-n").RunAsync(journal: new MemoryJournal(journal.Outcomes));

        Assert.Empty(unused.Tested);
        Assert.Equal(
            first.Candidates.Select(candidate => (candidate.Answer, candidate.Score, candidate.Tests!.Passed)),
            second.Candidates.Select(candidate => (candidate.Answer, candidate.Score, candidate.Tests!.Passed))
        );
    }

    [Fact]
    public async Task Cancelled_while_code_runs_what_was_sampled_is_returned()
    {
        using var cancellation = new CancellationTokenSource();
        var sandbox = new ScriptedSandbox { BeforeRun = _ => cancellation.Cancel() };
        var result = await new SearchBuilder
        {
            Model = Model(),
            Sandbox = sandbox,
            Request = Request("best-of-n"),
            Cancellation = cancellation.Token,
        }.RunAsync();

        Assert.Equal(StopReason.Cancelled, result.Stopped);
        Assert.StartsWith("The answer is", result.Solution, StringComparison.Ordinal);
        Assert.Null(result.Tests);
    }

    [Fact]
    public void Tests_without_a_sandbox_or_for_another_kind_of_problem_are_refused()
    {
        Assert.Equal("tests", Assert.Single(ErrorsOf(new SearchBuilder(), Request("greedy"))).Path);
        Assert.Equal(
            "kind",
            Assert
                .Single(ErrorsOf(new SearchBuilder { Sandbox = new ScriptedSandbox() }, Request("greedy") with { Kind = ProblemKind.Math }))
                .Path
        );
        Assert.Equal(
            "tests.cases",
            Assert
                .Single(ErrorsOf(new SearchBuilder { Sandbox = new ScriptedSandbox() }, Request("greedy") with { Tests = new CodeTests() }))
                .Path
        );
    }

    private static IReadOnlyList<RequestError> ErrorsOf(SearchBuilder builder, SearchRequest request) =>
        Assert.Throws<SearchRequestException>(() => builder.Engine().Plan(request)).Errors;

    private static SearchBuilder Search(ScriptedSandbox sandbox, string strategy) =>
        new()
        {
            Model = Model(),
            Sandbox = sandbox,
            Request = Request(strategy),
        };

    private static ScriptedLanguageModel Model() =>
        new ScriptedLanguageModel().On("", "The answer is good.</s>", "The answer is bad.</s>", "The answer is worse.</s>");

    private static SearchRequest Request(string strategy) =>
        new()
        {
            Problem = "Write f.",
            Seed = 7,
            Strategy = strategy,
            Tests = Tests,
        };
}
