using System.Text.Json;
using Verify.Search.Journal;
using Verify.Search.Tests.Samples;
using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests.Contract;

/// <summary>A search that was cut off anywhere and is carried out again over its journal ends as if nothing had happened.</summary>
public sealed class JournalContractTests
{
    public static TheoryData<string> Strategies => SampleStrategies.Names;

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Cut_after_any_outcome_it_grows_the_same_tree_and_asks_only_what_was_not_told(string strategy)
    {
        var (whole, all) = await RecordAsync(strategy);

        for (var kept = 0; kept <= all.Count; kept++)
        {
            var (model, second, verifier) = (new PseudoRandomLanguageModel(), new PseudoRandomLanguageModel(), HashedScores.Verifier());
            var journal = new MemoryJournal(all.Take(kept));
            var again = await (Search(strategy, model, verifier) with { Second = second }).RunAsync(journal: journal);

            Assert.Equal(whole.Tree, again.Tree);
            Assert.Equal(whole.Candidates.Select(candidate => candidate.NodeId), again.Candidates.Select(candidate => candidate.NodeId));
            Assert.Equal(
                (whole.Answer, whole.Stopped, whole.Usage.GeneratedTokens),
                (again.Answer, again.Stopped, again.Usage.GeneratedTokens)
            );
            Assert.Equal(all.Skip(kept).Sum(PolicyCalls), model.Calls + second.Calls);
            Assert.Equal(all.Skip(kept).Count(IsVerifierCall), verifier.Sessions.Sum(session => session.Usage.Calls));
            Assert.Equal(all.Count, journal.Outcomes.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Replayed_whole_it_costs_what_it_cost(string strategy)
    {
        var (whole, all) = await RecordAsync(strategy);

        var again = await Search(strategy, new PseudoRandomLanguageModel(), HashedScores.Verifier())
            .RunAsync(journal: new MemoryJournal(all));

        Assert.Equal(whole.Usage, again.Usage);
    }

    /// <summary>Tokens are told by their bytes and ids, so that they are what they were in another process too.</summary>
    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Written_as_JSON_and_read_again_it_grows_the_same_tree_and_asks_nothing(string strategy)
    {
        var (whole, all) = await RecordAsync(strategy);
        var read = JsonSerializer.Deserialize<List<SearchOutcome>>(JsonSerializer.Serialize(all))!;

        var model = new PseudoRandomLanguageModel();
        var again = await Search(strategy, model, HashedScores.Verifier()).RunAsync(journal: new MemoryJournal(read));

        Assert.Equal(whole.Tree, again.Tree);
        Assert.Equal(whole.Usage, again.Usage);
        Assert.Equal(0, model.Calls);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Cancelled_and_resumed_it_ends_as_if_it_never_was(string strategy)
    {
        var (whole, _) = await RecordAsync(strategy);
        using var cancellation = new CancellationTokenSource();
        var journal = new MemoryJournal([]);
        var model = new PseudoRandomLanguageModel { BeforeCall = call => CancelAt(call, 1, cancellation) };
        var interrupted = new SearchBuilder
        {
            Model = model,
            Request = new()
            {
                Problem = "What is 1 + 1?",
                Seed = 7,
                Strategy = strategy,
            },
            Cancellation = cancellation.Token,
        };

        Assert.Equal(StopReason.Cancelled, (await interrupted.RunAsync(journal: journal)).Stopped);
        var resumed = await Search(strategy, new PseudoRandomLanguageModel(), HashedScores.Verifier()).RunAsync(journal: journal);

        Assert.Equal(whole.Tree, resumed.Tree);
        Assert.Equal(whole.Stopped, resumed.Stopped);
    }

    [Fact]
    public async Task The_journal_of_another_plan_is_refused()
    {
        var (_, all) = await RecordAsync("best-of-n");
        var other = new SearchBuilder
        {
            Request = new()
            {
                Problem = "What is 1 + 1?",
                Seed = 8,
                Strategy = "best-of-n",
            },
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => other.RunAsync(journal: new MemoryJournal(all)));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task A_journal_that_tells_of_other_nodes_is_refused(string strategy)
    {
        var (_, all) = await RecordAsync(strategy);

        for (var changed = 1; changed < all.Count; changed++)
        {
            var journal = new MemoryJournal([.. all.Take(changed), OfOtherNodes(all[changed]), .. all.Skip(changed + 1)]);

            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                Search(strategy, new PseudoRandomLanguageModel(), HashedScores.Verifier()).RunAsync(journal: journal)
            );
        }
    }

    private static SearchOutcome OfOtherNodes(SearchOutcome outcome) =>
        outcome switch
        {
            StepsProposed steps => steps with { Nodes = [.. steps.Nodes.Select(node => node + 1)] },
            SolutionsProposed solutions => solutions with { Nodes = [.. solutions.Nodes.SkipLast(1)] },
            TextsWritten texts => texts with { Prompts = [.. texts.Prompts.Reverse().Append("problem")] },
            RootAdded root => root with { DerivedFrom = root.Node },
            StepsScored scores => scores with { Nodes = [.. scores.Nodes.Select(node => node + 1)] },
            SolutionsScored scores => scores with { Nodes = [.. scores.Nodes.Select(node => node + 1)] },
            PairsCompared pairs => pairs with { First = pairs.Second, Second = pairs.First },
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };

    private static async Task<(SearchResult Result, IReadOnlyList<SearchOutcome> Outcomes)> RecordAsync(string strategy)
    {
        var journal = new MemoryJournal([]);
        var result = await Search(strategy, new PseudoRandomLanguageModel(), HashedScores.Verifier()).RunAsync(journal: journal);
        return (result, journal.Outcomes);
    }

    private static SearchBuilder Search(string strategy, PseudoRandomLanguageModel model, ScriptedVerifier verifier) =>
        new()
        {
            Model = model,
            Verifiers = [verifier],
            Request = new()
            {
                Problem = "What is 1 + 1?",
                Seed = 7,
                Strategy = strategy,
            },
        };

    private static long PolicyCalls(SearchOutcome outcome) =>
        outcome is StepsProposed or SolutionsProposed or TextsWritten ? ((PaidOutcome)outcome).Cost.Calls : 0;

    private static bool IsVerifierCall(SearchOutcome outcome) => outcome is StepsScored or SolutionsScored or PairsCompared;

    private static void CancelAt(int number, int call, CancellationTokenSource cancellation)
    {
        if (number == call)
        {
            cancellation.Cancel();
        }
    }
}
