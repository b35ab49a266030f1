namespace Verify.Inference.Engine.Memory;

/// <summary>Allots a fixed amount of memory, first come, first served, with a bounded queue of those who wait. Thread-safe.</summary>
/// <remarks>A small request does not overtake a large one that waits: the large one would be starved.</remarks>
internal sealed class MemoryGate(long bytes, int queueLength)
{
    private readonly LinkedList<Waiter> _queue = new();
    private long _free = bytes;

    /// <summary>Bytes in all, free or not.</summary>
    public long Capacity { get; } = bytes;

    /// <param name="amount">Bytes, at most <see cref="Capacity"/>.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <exception cref="ModelBusyException">The queue is full.</exception>
    public ValueTask TakeAsync(long amount, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Capacity);
        Waiter waiter;
        lock (_queue)
        {
            if (_queue.Count == 0 && amount <= _free)
            {
                _free -= amount;
                return ValueTask.CompletedTask;
            }

            if (_queue.Count >= queueLength)
            {
                throw new ModelBusyException(
                    $"All memory of the model is in use and {queueLength} searches wait for it already; try again later."
                );
            }

            waiter = new Waiter(amount);
            _queue.AddLast(waiter.Place);
        }

        return new ValueTask(WaitAsync(waiter, cancellationToken));
    }

    public void Return(long amount)
    {
        lock (_queue)
        {
            _free += amount;
            AdmitFromFront();
        }
    }

    private async Task WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(() => Leave(waiter, cancellationToken));
        await waiter.Admitted.Task;
    }

    private void Leave(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_queue)
        {
            // Admitted at the same moment: it has its memory and keeps it.
            if (!waiter.Admitted.TrySetCanceled(cancellationToken))
            {
                return;
            }

            _queue.Remove(waiter.Place);
            AdmitFromFront();
        }
    }

    private void AdmitFromFront()
    {
        while (_queue.First is { Value: var waiter } && waiter.Amount <= _free)
        {
            _queue.RemoveFirst();
            _free -= waiter.Amount;
            waiter.Admitted.SetResult();
        }
    }

    private sealed class Waiter
    {
        public Waiter(long amount)
        {
            Amount = amount;
            Place = new LinkedListNode<Waiter>(this);
        }

        public long Amount { get; }

        public LinkedListNode<Waiter> Place { get; }

        public TaskCompletionSource Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
