using System.Collections.Concurrent;
using Verify.Inference.Decoding;

namespace Verify.Inference.Tests.Engine;

public class ComputePoolTests
{
    /// <summary>Each advance takes a millisecond and a quantum is five; with one thread the order is determined.</summary>
    [Fact]
    public void Calls_have_their_turns_in_order_each_for_a_quantum_of_the_time_that_is_given()
    {
        var time = new SteppedTime();
        var order = new ConcurrentQueue<char>();
        using var begin = new ManualResetEventSlim();
        using (var pool = new ComputePool(1))
        {
            pool.Enqueue(new Steps(1, begin.Wait), time);
            pool.Enqueue(new Steps(12, () => Advance('a')), time);
            pool.Enqueue(new Steps(7, () => Advance('b')), time);
            begin.Set();
        }

        Assert.Equal("aaaaabbbbbaaaaabbaa", string.Concat(order));

        void Advance(char name)
        {
            order.Enqueue(name);
            time.Milliseconds++;
        }
    }

    private sealed class SteppedTime : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }

    private sealed class Steps(int count, Action step) : IComputeWork
    {
        private int _left = count;

        public bool Advance()
        {
            step();
            return --_left > 0;
        }
    }
}
