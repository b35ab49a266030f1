using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Verify.Search.Events;
using Verify.Search.Journal;
using Verify.Search.Needs;
using Verify.Search.Tests.Samples;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Tests.Contract;

/// <summary>The stream of events tells all that the result says of the tree, and the same story as the journal, for every strategy.</summary>
public sealed class EventContractTests
{
    public static TheoryData<string> Strategies => SampleStrategies.Names;

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Events_alone_rebuild_tree_candidates_and_leader(string strategy)
    {
        foreach (var search in Shapes(strategy).Concat(Scripted(strategy)))
        {
            await AssertRebuiltAsync(search());
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Events_alone_rebuild_a_search_wherever_a_budget_ends_it(string strategy)
    {
        foreach (var spent in Enumerable.Range(1, 20).Concat([40, 60, 100, 200, 400]))
        {
            foreach (var budget in (SearchBudget[])[new() { Tokens = spent }, new() { RewardTokens = spent }, new() { Candidates = spent }])
            {
                await AssertRebuiltAsync(Search(strategy, request => request with { Budget = budget }));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Events_alone_rebuild_a_search_that_was_cancelled(string strategy)
    {
        for (var call = 1; call <= 6; call++)
        {
            using var cancellation = new CancellationTokenSource();
            var last = call;
            var model = new PseudoRandomLanguageModel { BeforeCall = number => CancelAt(number, last, cancellation) };
            await AssertRebuiltAsync(Search(strategy) with { Model = model, Cancellation = cancellation.Token });
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Resumed_after_any_outcome_a_search_tells_the_same_from_the_start(string strategy)
    {
        foreach (var search in Shapes(strategy))
        {
            var (first, journal) = (new EventList(), new MemoryJournal([]));
            await search().RunAsync(first, journal);

            for (var kept = 0; kept <= journal.Outcomes.Count; kept++)
            {
                var again = new EventList();
                await search().RunAsync(again, new MemoryJournal(journal.Outcomes.Take(kept)));

                Assert.Equal(Json(first.Events.Select(WithoutWhatIsRunAgain)), Json(again.Events.Select(WithoutWhatIsRunAgain)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Repeated_whole_from_its_journal_a_search_tells_the_same_to_the_last_digit(string strategy)
    {
        var (first, again, journal) = (new EventList(), new EventList(), new MemoryJournal([]));
        await InTime(Search(strategy), seconds: 0.3).RunAsync(first, journal);
        await InTime(Search(strategy), seconds: 7).RunAsync(again, new MemoryJournal(journal.Outcomes));

        Assert.Equal(Json(first.Events), Json(again.Events));
        Assert.Contains(first.Events, told => told is BudgetProgress { Seconds: > 0 });
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Nothing_but_progress_depends_on_the_clock(string strategy)
    {
        var (fast, slow) = (new EventList(), new EventList());
        await InTime(Search(strategy), seconds: 0.3).RunAsync(fast);
        await InTime(Search(strategy), seconds: 7).RunAsync(slow);

        Assert.Equal(
            Json(fast.Events.Where(told => told is not BudgetProgress)),
            Json(slow.Events.Where(told => told is not BudgetProgress))
        );
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task What_verifiers_said_is_told_as_the_journal_has_it(string strategy)
    {
        foreach (var search in Shapes(strategy).Concat(Scripted(strategy)))
        {
            var (events, journal) = (new EventList(), new MemoryJournal([]));
            await search().RunAsync(events, journal);

            var asked = events.Events.Where(told => told is not VerdictEvent { SameAs: not null }).ToList();
            Assert.Equal(
                journal
                    .Outcomes.OfType<StepsScored>()
                    .SelectMany(told => told.Nodes.Zip(told.Scores, (node, score) => (node, score.Value))),
                asked.OfType<NodeScored>().Select(told => (told.NodeId, told.Score))
            );
            Assert.Equal(
                journal
                    .Outcomes.OfType<SolutionsScored>()
                    .SelectMany(told => told.Nodes.Zip(told.Scores, (node, score) => (node, score.Value, score.Rejected))),
                asked.OfType<SolutionScored>().Select(told => (told.NodeId, told.Score, told.Rejected))
            );
            Assert.Equal(
                journal
                    .Outcomes.OfType<SolutionsReported>()
                    .SelectMany(told => told.Nodes.Zip(told.Reports, (node, report) => (Node: node, report.Tests)))
                    .Where(told => told.Tests is not null)
                    .Select(told => (told.Node, told.Tests!.Passed, told.Tests.Total)),
                asked.OfType<SolutionTested>().Select(told => (told.NodeId, told.Passed, told.Total))
            );
            Assert.Equal(
                journal
                    .Outcomes.OfType<PairsCompared>()
                    .SelectMany(told =>
                        told.First.Zip(told.Second, told.Verdicts)
                            .Select(one =>
                                (
                                    one.First,
                                    one.Second,
                                    new PairVerdict(one.Third.FirstBeatsSecond, one.Third.FirstCorrect, one.Third.SecondCorrect)
                                )
                            )
                    ),
                asked
                    .OfType<PairCompared>()
                    .Select(told =>
                        (told.First, told.Second, new PairVerdict(told.FirstBeatsSecond, told.FirstCorrect, told.SecondCorrect))
                    )
            );
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task An_observer_that_throws_harms_neither_memory_nor_journal(string strategy)
    {
        var events = new EventList();
        var whole = await Search(strategy).RunAsync(events);
        var tried = Enumerable.Range(1, events.Events.Count).Where(at => at <= 10 || at % 20 == 0 || at == events.Events.Count);
        foreach (var at in tried)
        {
            var (model, journal) = (new PseudoRandomLanguageModel(), new MemoryJournal([]));
            var broken = Search(strategy) with { Model = model };

            await Assert.ThrowsAsync<InvalidDataException>(() => broken.RunAsync(new BreaksAt(at), journal));

            Assert.All(model.Trees, tree => Assert.True(tree.Disposed));
            var resumed = await Search(strategy).RunAsync(journal: journal);
            Assert.Equal(whole.Tree, resumed.Tree);
            Assert.Equal(whole.Stopped, resumed.Stopped);
        }
    }

    [Fact]
    public async Task The_searches_that_are_rebuilt_here_show_everything_that_can_be_told()
    {
        var events = new EventList();
        foreach (var search in SampleStrategies.All.SelectMany(strategy => Shapes(strategy.Name).Concat(Scripted(strategy.Name))))
        {
            await search().RunAsync(events);
        }

        Assert.Equal(
            typeof(SearchEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SearchEvent)) && !type.IsAbstract).ToHashSet(),
            events.Events.Select(told => told.GetType()).ToHashSet()
        );
        Assert.Equal(
            new HashSet<string> { NodeState.Open, NodeState.Finished, NodeState.Truncated },
            events.Events.OfType<NodeCreated>().Select(told => told.State).ToHashSet()
        );
        Assert.Contains(events.Events, told => told is NodeCreated { GivenTokens: > 0 });
        Assert.Contains(events.Events, told => told is NodeCreated { DerivedFrom: not null });
        Assert.Contains(events.Events, told => told is CandidateAccepted { Cut: > 0 });
        Assert.Contains(events.Events, told => told is CandidateAccepted { Votes: > 1 });
        Assert.Contains(events.Events, told => told is NodeScored { SameAs: not null });
        Assert.Contains(events.Events, told => told is SolutionScored { SameAs: not null });
        Assert.Contains(events.Events, told => told is SolutionTested { SameAs: not null });
    }

    private static async Task AssertRebuiltAsync(SearchBuilder search)
    {
        var events = new EventList();
        var result = await search.RunAsync(events);
        var view = new TreeView();
        foreach (var searchEvent in events.Events)
        {
            view.On(Read(Write(searchEvent)));
        }

        Assert.Equal(Enumerable.Range(1, events.Events.Count), events.Events.Select(told => (int)told.Sequence));
        Assert.Equal(result.Tree, view.Nodes);
        Assert.Equal(
            result.Candidates.Select(candidate => new CandidateView(
                candidate.NodeId,
                candidate.Answer,
                candidate.Text,
                candidate.Score,
                candidate.Votes,
                candidate.Tokens,
                candidate.LogProbability,
                candidate.Finish
            )),
            view.Candidates()
        );
        Assert.Equal((result.Stopped, result.Answer, result.Score), (view.Done!.Stopped, view.Done.Answer, view.Done.Score));
        Assert.Equal(result.Answer, view.Leader?.Answer);
        Assert.IsType<SearchDone>(events.Events[^1]);
    }

    /// <summary>Searches in which what is told differs: by whom it is scored, how texts end, which of them are equal.</summary>
    private static IEnumerable<Func<SearchBuilder>> Shapes(string strategy)
    {
        yield return () => Search(strategy);
        yield return () => Search(strategy, request => request with { Sampling = new SearchSampling { Stop = ["\nx", "\na"] } });
        yield return () => Search(strategy, request => request with { Sampling = new SearchSampling
                    {
                        MaxTokens = 30,
                        MaxStepTokens = 4,
                    } });
        yield return () =>
            Search(strategy) with
            {
                Verifiers = [new ScriptedVerifier { Step = path => HashedScores.Of(path.ToString()), Pair = Even }],
            };
        yield return () => Tested(strategy);
        if (!SampleStrategies.Get(strategy).Needs.Contains(Need.ProcessReward))
        {
            yield return () =>
                Search(strategy) with
                {
                    Verifiers = [new ScriptedVerifier { Solution = text => HashedScores.Of(text), Pair = Even }],
                };
        }
    }

    /// <summary>The same of policies whose texts depend on how often they were asked, so that no search of theirs can be resumed.</summary>
    /// <summary>Texts that show what the drawn ones do not; a strategy with prompts and tools of its own would leave their script.</summary>
    private static IEnumerable<Func<SearchBuilder>> Scripted(string strategy)
    {
        if (SampleStrategies.Own.Any(sample => sample.Name == strategy))
        {
            yield break;
        }

        yield return () => Search(strategy) with { Model = Repetitive() };
        yield return () => WithTool(strategy);
    }

    private static PairVerdict Even(string first, string second) => new(0.5, null, null);

    /// <summary>Equal steps, equal solutions, and ends that add nothing to the text before them.</summary>
    private static ScriptedLanguageModel Repetitive() =>
        new ScriptedLanguageModel()
            .On("", "a\n", "a\n", "b\n")
            .On("a\n", "</s>", "The answer is 1.</s>", "The answer is 1.</s>", "\n</s>")
            .On("a\n\n", "</s>")
            .On("b\n", "The answer is 2.\n", "The answer is 2.</s>")
            .On("b\nThe answer is 2.\n", "</s>");

    private static SearchBuilder Tested(string strategy) => Search(strategy, request => request with { Tests = new CodeTests
                {
                    EntryPoint = "f",
                    Cases = ["assert f(1)", "assert f(2)"],
                } }) with { Sandbox = new ScriptedSandbox { Passes = (_, number) => number == 0 } };

    /// <summary>A solution with a call of a tool, whose output was not generated.</summary>
    private static SearchBuilder WithTool(string strategy)
    {
        const string Call = "Let us compute.\n```python\nprint(6 * 7)\n```";
        const string Output = "\n```output\n42\n```\n";
        var model = new ScriptedLanguageModel().On(Call + Output, "The answer is 42.</s>", "The answer is 7.</s>");
        for (var written = 0; written < Call.Length; written++)
        {
            model.On(Call[..written], Call[written..]);
        }

        return Search(strategy, request => request with { Sampling = new SearchSampling { Tools = ["python"] } }) with
        {
            Model = model,
            Sandbox = new ScriptedSandbox { Prints = _ => "42\n" },
        };
    }

    /// <summary>Every call of a model or verifier takes this long.</summary>
    private static SearchBuilder InTime(SearchBuilder search, double seconds)
    {
        var (time, verifier) = (new FakeTimeProvider(), HashedScores.Verifier());
        verifier.BeforeCall = _ => time.Advance(TimeSpan.FromSeconds(seconds));
        return search with
        {
            Model = new PseudoRandomLanguageModel { BeforeCall = _ => time.Advance(TimeSpan.FromSeconds(seconds)) },
            Verifiers = [verifier],
            Time = time,
        };
    }

    private static SearchBuilder Search(string strategy, Func<SearchRequest, SearchRequest>? change = null)
    {
        var request = new SearchRequest
        {
            Problem = "What is 1 + 1?",
            Seed = 7,
            Strategy = strategy,
        };
        return new SearchBuilder { Request = change is null ? request : change(request) };
    }

    private static void CancelAt(int number, int call, CancellationTokenSource cancellation)
    {
        if (number == call)
        {
            cancellation.Cancel();
        }
    }

    /// <summary>A resumed search takes its own time, and runs through a reward model again what that has to see for the rest.</summary>
    private static SearchEvent WithoutWhatIsRunAgain(SearchEvent told) =>
        told is BudgetProgress progress ? progress with { RewardTokens = 0, Seconds = 0 } : told;

    private static IReadOnlyList<string> Json(IEnumerable<SearchEvent> events) => [.. events.Select(Write)];

    private static string Write(SearchEvent told) => JsonSerializer.Serialize(told, SearchEventJson.Default.SearchEvent);

    private static SearchEvent Read(string json) => JsonSerializer.Deserialize(json, SearchEventJson.Default.SearchEvent)!;

    /// <summary>Throws at the n-th event.</summary>
    private sealed class BreaksAt(int number) : ISearchObserver
    {
        public void On(SearchEvent searchEvent)
        {
            if (searchEvent.Sequence == number)
            {
                throw new InvalidDataException("broken");
            }
        }
    }
}
