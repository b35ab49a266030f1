using System.Threading.RateLimiting;
using Verify.Server.Http;
using Verify.Server.Settings;

namespace Verify.Server.Admission;

/// <summary>
/// Lets only so many searches and verifications run, and wait, at once, and ends them when the server is told to stop: what waits is
/// refused, what runs may go on for the drain time. Thread-safe.
/// </summary>
internal sealed class AdmissionQueue : IDisposable
{
    private readonly LimitOptions _limits;
    private readonly ConcurrencyLimiter _slots;
    private readonly CancellationToken _draining;
    private readonly CancellationTokenSource _drained;

    /// <param name="limits">How many run and wait, and the drain time.</param>
    /// <param name="draining">Fires when the server is told to stop.</param>
    /// <param name="time">Measures the drain time.</param>
    public AdmissionQueue(LimitOptions limits, TimeProvider time, CancellationToken draining)
    {
        _limits = limits;
        _slots = new ConcurrencyLimiter(
            new ConcurrencyLimiterOptions
            {
                PermitLimit = limits.ConcurrentSearches,
                QueueLimit = limits.QueueLength,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
        _draining = draining;
        _drained = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _draining.Register(() => _drained.CancelAfter(limits.Drain));
    }

    /// <summary>Fires when the drain time is over.</summary>
    public CancellationToken Drained => _drained.Token;

    /// <summary>Searches and verifications that run at this moment.</summary>
    public long Running => _limits.ConcurrentSearches - _slots.GetStatistics()!.CurrentAvailablePermits;

    /// <summary>Searches and verifications that wait at this moment.</summary>
    public long Waiting => _slots.GetStatistics()!.CurrentQueuedCount;

    /// <summary>Waits for a slot; disposing gives it back.</summary>
    /// <exception cref="RefusedException">The queue is full, or the server is shutting down.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (_draining.IsCancellationRequested)
        {
            throw new RefusedException(Refusals.Draining());
        }

        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _draining);
        try
        {
            var slot = await _slots.AcquireAsync(1, leaving.Token);
            return slot.IsAcquired
                ? slot
                : throw new RefusedException(
                    Refusals.QueueFull(
                        $"{_limits.ConcurrentSearches} searches are running and {_limits.QueueLength} are waiting "
                            + "(settings Verify:Limits:ConcurrentSearches and :QueueLength)."
                    )
                );
        }
        catch (OperationCanceledException) when (_draining.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RefusedException(Refusals.Draining());
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _drained.Dispose();
    }
}
