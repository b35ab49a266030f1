namespace Verify.Inference.Decoding;

/// <summary>
/// The threads on which all models of a process are run, one per core. A run keeps its core busy, so it must not take a thread of the
/// thread pool, which serves everything that waits.
/// </summary>
/// <remarks>
/// Thread-safe. A call is worked on for one quantum and then goes to the end of the queue, so that a short call does not wait for a long
/// one to finish. Which thread works on a call, and for how long at a time, has no influence on its results. The queue needs no bound of
/// its own: a tree has one call at a time, and the memory of the models bounds the trees.
/// </remarks>
internal sealed class ComputePool : IDisposable
{
    private static readonly TimeSpan Quantum = TimeSpan.FromMilliseconds(5);
    private static readonly Lazy<ComputePool> OfProcess = new(() => new ComputePool(Environment.ProcessorCount));

    private readonly Queue<Entry> _queue = new();
    private readonly Thread[] _threads;
    private bool _isClosed;

    public ComputePool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _threads =
        [
            .. Enumerable.Range(0, threads).Select(index => new Thread(Work) { IsBackground = true, Name = $"model caller {index}" }),
        ];
        Array.ForEach(_threads, thread => thread.Start());
    }

    public static ComputePool Shared => OfProcess.Value;

    /// <param name="work">What is to be computed.</param>
    /// <param name="time">Measures its quanta.</param>
    public void Enqueue(IComputeWork work, TimeProvider time)
    {
        lock (_queue)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            Append(new Entry(work, time));
        }
    }

    /// <summary>Finishes what is in the queue, then ends the threads.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            _isClosed = true;
            Monitor.PulseAll(_queue);
        }

        Array.ForEach(_threads, thread => thread.Join());
    }

    private void Work()
    {
        while (TryTake(out var entry))
        {
            if (!AdvanceForQuantum(entry))
            {
                continue;
            }

            lock (_queue)
            {
                Append(entry);
            }
        }
    }

    private static bool AdvanceForQuantum(Entry entry)
    {
        var started = entry.Time.GetTimestamp();
        while (entry.Work.Advance())
        {
            if (entry.Time.GetElapsedTime(started) >= Quantum)
            {
                return true;
            }
        }

        return false;
    }

    private void Append(Entry entry)
    {
        _queue.Enqueue(entry);
        Monitor.Pulse(_queue);
    }

    /// <summary>Waits for the next entry; false when the pool is closed and none is left.</summary>
    private bool TryTake(out Entry entry)
    {
        lock (_queue)
        {
            while (!_queue.TryDequeue(out entry))
            {
                if (_isClosed)
                {
                    return false;
                }

                Monitor.Wait(_queue);
            }

            return true;
        }
    }

    private readonly record struct Entry(IComputeWork Work, TimeProvider Time);
}
