using Microsoft.Extensions.Time.Testing;
using Verify.Search;
using Verify.Server.Progress;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.Progress;

public sealed class ProgressChannelTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_lines_end_with_the_search_even_when_it_fails()
    {
        var channel = new ProgressChannel();
        var search = channel.ObserveAsync(observer =>
        {
            observer.On(new AnswerChanged(1, "72", null));
            throw new InvalidOperationException("failed");
        });

        Assert.Equal(
            ["leading answer: 72"],
            await channel.ReadAsync(Silence, TimeProvider.System, RunningServer.Cancelled).ToListAsync(RunningServer.Cancelled)
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() => search);
    }

    [Fact]
    public async Task Silence_is_told_each_time_it_lasts_that_long()
    {
        var time = new FakeTimeProvider();
        var channel = new ProgressChannel();
        await using var lines = channel.ReadAsync(Silence, time, RunningServer.Cancelled).GetAsyncEnumerator(RunningServer.Cancelled);
        for (var told = 0; told < 2; told++)
        {
            var next = lines.MoveNextAsync();
            time.Advance(Silence);
            Assert.True(await next);
            Assert.Null(lines.Current);
        }
    }

    [Fact]
    public async Task A_reader_that_falls_behind_misses_the_oldest_lines_and_never_holds_the_search_up()
    {
        var channel = new ProgressChannel();
        for (var id = 1; id <= 1000; id++)
        {
            channel.On(new NodePruned(id, "old"));
        }

        await using var lines = channel
            .ReadAsync(Silence, TimeProvider.System, RunningServer.Cancelled)
            .GetAsyncEnumerator(RunningServer.Cancelled);
        Assert.True(await lines.MoveNextAsync());
        Assert.Equal("745 pruned: old", lines.Current);
    }
}
