using Verify.Inference.Engine;
using Verify.Inference.Engine.Memory;

namespace Verify.Inference.Tests.Engine;

public class AdmissionTests
{
    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_wait_are_admitted_in_their_order()
    {
        var gate = new MemoryGate(100, queueLength: 2);
        await gate.TakeAsync(80, Test);
        var large = gate.TakeAsync(90, Test).AsTask();
        var small = gate.TakeAsync(10, Test).AsTask();

        Assert.False(small.IsCompleted, "A small request must not overtake a large one.");
        gate.Return(80);
        await large;
        await small;
    }

    [Fact]
    public async Task A_full_queue_refuses()
    {
        var gate = new MemoryGate(100, queueLength: 1);
        await gate.TakeAsync(100, Test);
        var waiting = gate.TakeAsync(1, Test).AsTask();

        await Assert.ThrowsAsync<ModelBusyException>(() => gate.TakeAsync(1, Test).AsTask());
        gate.Return(100);
        await waiting;
    }

    [Fact]
    public async Task Who_is_cancelled_leaves_the_queue_and_lets_the_next_in()
    {
        var gate = new MemoryGate(100, queueLength: 2);
        await gate.TakeAsync(50, Test);
        using var leaving = new CancellationTokenSource();
        var large = gate.TakeAsync(60, leaving.Token).AsTask();
        var small = gate.TakeAsync(50, Test).AsTask();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        await small;
    }

    [Fact]
    public async Task A_tree_larger_than_all_memory_is_refused_at_once()
    {
        await using var decoder = TestDecoder.Policy(options: new DecoderOptions { MemoryBytes = 1 << 20 });

        var refusal = await Assert.ThrowsAsync<ModelCapacityException>(() => decoder.Model.OpenAsync(100_000, Test).AsTask());

        Assert.Contains("1,048,576", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_tree_gives_its_memory_to_the_next()
    {
        var bytes = TestDecoder.TreeBytes(100);
        await using var decoder = TestDecoder.Policy(options: new DecoderOptions { MemoryBytes = bytes });
        var first = await decoder.Model.OpenAsync(100, Test);
        var second = decoder.Model.OpenAsync(100, Test).AsTask();

        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task A_tree_disposed_while_a_call_runs_gives_its_memory_to_the_next_when_the_call_has_ended()
    {
        var bytes = TestDecoder.TreeBytes(500);
        await using var decoder = TestDecoder.Policy(options: new DecoderOptions { MemoryBytes = bytes });
        var first = await decoder.Model.OpenAsync(500, Test);
        var running = first.ContinueAsync([Requests.Sample(Paths.Of("Still running"), 1, 300)], DecodeLimits.None).AsTask();

        await first.DisposeAsync();
        await first.DisposeAsync();
        var second = decoder.Model.OpenAsync(500, Test).AsTask();

        Assert.Equal(300, (await running)[0].Tokens.Length);
        await (await second).DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => first.ReadHeadsAsync([], Test).AsTask());
    }
}
