using Microsoft.Extensions.Time.Testing;
using Verify.Verifiers.Sandbox.Judging;

namespace Verify.Verifiers.Tests.Sandbox;

/// <summary>Who runs next, told by the order in which turns are given.</summary>
public sealed class TurnsTests
{
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turns_go_round_by_requester_however_many_runs_one_has()
    {
        var turns = new Turns(places: 1, longPlaces: 1, _clock);
        var (many, few) = (new object(), new object());
        var order = new List<string>();
        var running = await turns.EnterAsync(new object(), None);
        var waiting = new List<Task>();
        foreach (var (requester, name) in ((object, string)[])[(many, "m1"), (many, "m2"), (many, "m3"), (few, "f1"), (few, "f2")])
        {
            waiting.Add(RunAsync(turns, requester, name, order));
        }

        running.Dispose();
        await Task.WhenAll(waiting);
        Assert.Equal(["m1", "f1", "m2", "f2", "m3"], order);
    }

    [Fact]
    public async Task A_run_that_takes_long_gives_its_turn_on()
    {
        var turns = new Turns(places: 1, longPlaces: 1, _clock);
        using var endless = await turns.EnterAsync(new object(), None);
        var next = turns.EnterAsync(new object(), None);
        Assert.False(next.IsCompleted);
        _clock.Advance(Turns.Short);
        (await next).Dispose();
    }

    [Fact]
    public async Task A_requester_with_long_runs_leaves_the_last_turn_to_others()
    {
        var turns = new Turns(places: 2, longPlaces: 4, _clock);
        var hostile = new object();
        using var first = await turns.EnterAsync(hostile, None);
        using var second = await turns.EnterAsync(hostile, None);
        var more = Enumerable.Range(0, 4).Select(_ => turns.EnterAsync(hostile, None)).ToList();
        _clock.Advance(Turns.Short);
        await Task.WhenAny(more);
        Assert.Equal(1, more.Count(one => one.IsCompleted));
        (await turns.EnterAsync(new object(), None)).Dispose();
    }

    [Fact]
    public async Task There_are_no_more_long_runs_than_places_for_them()
    {
        var turns = new Turns(places: 1, longPlaces: 1, _clock);
        using var first = await turns.EnterAsync(new object(), None);
        _clock.Advance(Turns.Short);
        using var second = await turns.EnterAsync(new object(), None);
        _clock.Advance(Turns.Short);
        Assert.False(turns.EnterAsync(new object(), None).IsCompleted);
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_turn()
    {
        var turns = new Turns(places: 1, longPlaces: 1, _clock);
        var running = await turns.EnterAsync(new object(), None);
        using var cancelling = new CancellationTokenSource();
        var given = turns.EnterAsync(new object(), cancelling.Token);
        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        running.Dispose();
        await turns.IdleAsync();
        (await turns.EnterAsync(new object(), None)).Dispose();
    }

    private static async Task RunAsync(Turns turns, object requester, string name, List<string> order)
    {
        using var turn = await turns.EnterAsync(requester, None);
        lock (order)
        {
            order.Add(name);
        }
    }
}
