using System.Text.Json;
using Verify.Search.Journal;
using Verify.Search.Strategies;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;
using Verify.Verifiers.Checkers;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Tests.Running;

/// <summary>What can be found out exactly about a solution is found out once, written down, and read by all who want to know.</summary>
public sealed class ReportTests
{
    public static TheoryData<string> Strategies => [.. StrategyCatalog.All.Select(strategy => strategy.Name)];

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Each_solution_is_run_once_however_many_ask(string strategy)
    {
        var sandbox = Sandbox();
        var journal = new MemoryJournal([]);
        var result = await Search(strategy, sandbox).RunAsync(journal: journal);

        Assert.Equal(sandbox.Tested.Distinct(), sandbox.Tested);
        Assert.Equal(
            sandbox.Tested.Count,
            journal.Outcomes.OfType<SolutionsReported>().Sum(outcome => outcome.Reports.DistinctBy(one => one.Tests).Count())
        );
        Assert.All(result.Candidates, candidate => Assert.NotNull(candidate.Tests));
        Assert.Equal(["contains 'answer'"], result.Constraints!.Select(finding => finding.Constraint));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Over_its_journal_a_search_runs_nothing_and_cut_off_anywhere_nothing_that_was_reported(string strategy)
    {
        var (journal, once) = (new MemoryJournal([]), Sandbox());
        var whole = await Search(strategy, once).RunAsync(journal: journal);
        for (var kept = 0; kept <= journal.Outcomes.Count; kept++)
        {
            var again = Sandbox();
            var result = await Search(strategy, again).RunAsync(journal: new MemoryJournal(journal.Outcomes.Take(kept)));
            var reported = journal.Outcomes.Take(kept).OfType<SolutionsReported>().SelectMany(outcome => outcome.Nodes).Count();

            Assert.Equal(whole.Usage.RewardCalls, result.Usage.RewardCalls);
            Assert.Equal(once.Tested.Skip(once.Tested.Count - again.Tested.Count), again.Tested);
            Assert.True(again.Tested.Count + reported >= once.Tested.Count);
            Assert.True(reported == 0 || again.Tested.Count < once.Tested.Count);
            Assert.Equal(whole.Constraints, result.Constraints);
        }
    }

    [Fact]
    public async Task Constraints_are_reported_when_the_request_names_other_gates_and_nothing_scores()
    {
        var search = new SearchBuilder
        {
            Model = Model(),
            Verifiers = [],
            Request = new()
            {
                Problem = "What?",
                Strategy = "greedy",
                Constraints = new SolutionConstraints { MustContain = ["unheard of"] },
                Verifier = new GatedVerifiers([], null),
            },
        };
        var result = await search.RunAsync();

        Assert.Equal([false], result.Constraints!.Select(finding => finding.IsKept));
        Assert.Null(result.Score);
    }

    [Fact]
    public async Task What_verifiers_said_survives_the_way_through_json()
    {
        var (tested, scored) = (new MemoryJournal([]), new MemoryJournal([]));
        await Search("best-of-n", Sandbox()).RunAsync(journal: tested);
        await Miscalculating().RunAsync(journal: scored);
        var told = tested.Outcomes.Concat(scored.Outcomes).Select(outcome => JsonSerializer.Serialize(outcome)).ToList();
        var read = told.ConvertAll(line => JsonSerializer.Deserialize<SearchOutcome>(line)!);

        Assert.Equal(told, read.Select(outcome => JsonSerializer.Serialize(outcome)));
        Assert.Contains(read.OfType<StepsScored>(), outcome =>
            outcome.Scores.Any(score => score.Evidence is { FirstError: 0, Spans.Count: 1 })
        );
        Assert.Contains(read.OfType<SolutionsReported>(), outcome =>
            outcome.Reports.All(report => report is { Tests: not null, Constraints: not null })
        );
    }

    [Fact]
    public async Task Why_a_step_was_scored_as_it_was_stands_in_the_answer()
    {
        var result = await Miscalculating().RunAsync();
        var steps = Assert.Single(result.Candidates).Steps;

        Assert.Equal("'1 + 1 = 3': 2, not 3", steps[0].Evidence!.Text);
        Assert.Null(steps[1].Evidence);
        Assert.Equal(steps[0].Evidence, result.Tree[1].Evidence);
    }

    private static SearchBuilder Miscalculating() =>
        new()
        {
            Model = new ScriptedLanguageModel().On("", "1 + 1 = 3\nThe answer is 3.</s>"),
            Verifiers = [new ArithmeticVerifier()],
            Request = new()
            {
                Problem = "What is 1 + 1?",
                Kind = ProblemKind.Math,
                Strategy = "best-of-n",
                Options = SearchBuilder.Options(("samples", 1)),
            },
        };

    private static ScriptedSandbox Sandbox() => new() { Passes = (_, number) => number == 0 };

    private static ScriptedLanguageModel Model() =>
        new ScriptedLanguageModel().On(
            "",
            "2 + 2 = 5, so the answer is good.</s>",
            "2 + 2 = 5, so the answer is bad.</s>",
            "2 + 2 = 5, so the answer is worse.</s>"
        );

    private static SearchBuilder Search(string strategy, ScriptedSandbox sandbox) =>
        new()
        {
            Model = Model(),
            Sandbox = sandbox,
            Request = new()
            {
                Problem = "Write f.",
                Seed = 7,
                Strategy = strategy,
                Tests = new CodeTests { EntryPoint = "f", Cases = ["assert f(1)", "assert f(2)"] },
                Constraints = new SolutionConstraints { MustContain = ["answer"] },
            },
        };
}
