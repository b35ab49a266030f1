using System.Diagnostics;
using Verify.Inference.Engine.Calls;

namespace Verify.Inference.Engine;

/// <summary>
/// The threads on which all models of a process run, one per core: a model's run keeps a core busy, and the thread pool's own threads
/// are left to those who wait.
/// </summary>
/// <remarks>
/// A call is worked on for one quantum, then goes to the end of the line, so that a short call does not wait for a long one.
/// Which thread works on a call, and for how long at a time, has no influence on its results.
/// The line needs no bound of its own: a tree has one call at a time, and admission bounds the trees.
/// </remarks>
internal sealed class ComputePool : IDisposable
{
    private static readonly TimeSpan Quantum = TimeSpan.FromMilliseconds(5);
    private static readonly Lazy<ComputePool> OfProcess = new(() => new ComputePool(Environment.ProcessorCount));

    private readonly Queue<IComputeWork> _line = new();
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

    public void Enqueue(IComputeWork work)
    {
        lock (_line)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            Append(work);
        }
    }

    /// <summary>Finishes what is in the line, then ends the threads.</summary>
    public void Dispose()
    {
        lock (_line)
        {
            _isClosed = true;
            Monitor.PulseAll(_line);
        }

        Array.ForEach(_threads, thread => thread.Join());
    }

    private void Work()
    {
        while (Take() is { } work)
        {
            if (!AdvanceForQuantum(work))
            {
                continue;
            }

            lock (_line)
            {
                Append(work);
            }
        }
    }

    private static bool AdvanceForQuantum(IComputeWork work)
    {
        var started = Stopwatch.GetTimestamp();
        while (work.Advance())
        {
            if (Stopwatch.GetElapsedTime(started) >= Quantum)
            {
                return true;
            }
        }

        return false;
    }

    private void Append(IComputeWork work)
    {
        _line.Enqueue(work);
        Monitor.Pulse(_line);
    }

    private IComputeWork? Take()
    {
        lock (_line)
        {
            while (_line.Count == 0)
            {
                if (_isClosed)
                {
                    return null;
                }

                Monitor.Wait(_line);
            }

            return _line.Dequeue();
        }
    }
}
