using Microsoft.Extensions.Time.Testing;
using Verify.Search.Journal;
using Verify.Search.Tests.Samples;
using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests.Contract;

/// <summary>A budget of seconds holds for every strategy.</summary>
public sealed class TimeBudgetTests
{
    public static TheoryData<string> Strategies => SampleStrategies.Names;

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task When_the_time_is_up_the_search_ends_with_what_it_has(string strategy)
    {
        var time = new FakeTimeProvider();
        var verifier = HashedScores.Verifier();
        var model = new PseudoRandomLanguageModel { BeforeCall = call => time.Advance(TimeSpan.FromSeconds(call == 1 ? 1 : 10)) };
        var scorings = 0;
        verifier.BeforeCall = call =>
        {
            scorings = call;
            time.Advance(TimeSpan.FromSeconds(10));
        };

        var result = await Search(strategy, time, model, verifier).RunAsync();

        Assert.NotEmpty(result.Solution);
        Assert.InRange(model.Calls, 1, 2);
        // The first call leaves time, and the next one, of whichever model, takes it.
        var calls = model.Calls + scorings;
        Assert.InRange(calls, 1, 2);
        Assert.Equal(calls == 1 ? StopReason.Completed : StopReason.Seconds, result.Stopped);
        Assert.Equal(calls == 1 ? 1 : 11, result.Timing.Total, 6);
    }

    [Fact]
    public async Task Time_used_before_an_interruption_counts()
    {
        var time = new FakeTimeProvider();
        var slow = new PseudoRandomLanguageModel { BeforeCall = _ => time.Advance(TimeSpan.FromSeconds(4)) };
        var journal = new MemoryJournal([]);
        await Search("beam", time, slow, HashedScores.Verifier()).RunAsync(journal: journal);

        var model = new PseudoRandomLanguageModel { BeforeCall = _ => time.Advance(TimeSpan.FromSeconds(2)) };
        var result = await Search("beam", time, model, HashedScores.Verifier()).RunAsync(journal: new MemoryJournal(journal.Outcomes));

        Assert.Equal(StopReason.Seconds, result.Stopped);
        Assert.Equal(1, model.Calls);
        Assert.Equal(6, result.Timing.Total, 6);
    }

    [Fact]
    public async Task Where_the_time_went_is_told()
    {
        var time = new FakeTimeProvider();
        var verifier = HashedScores.Verifier();
        verifier.BeforeCall = _ => time.Advance(TimeSpan.FromSeconds(2));
        var model = new PseudoRandomLanguageModel { BeforeCall = _ => time.Advance(TimeSpan.FromSeconds(1)) };

        var result = await Search("best-of-n", time, model, verifier, seconds: null).RunAsync();

        Assert.Equal(new SearchTiming(0, 1, 2, 3), result.Timing);
    }

    private static SearchBuilder Search(
        string strategy,
        FakeTimeProvider time,
        PseudoRandomLanguageModel model,
        ScriptedVerifier verifier,
        double? seconds = 5
    ) =>
        new()
        {
            Model = model,
            Verifiers = [verifier],
            Time = time,
            Request = new()
            {
                Problem = "What is 1 + 1?",
                Seed = 7,
                Strategy = strategy,
                Budget = new SearchBudget { Seconds = seconds },
            },
        };
}
