using System.Threading.RateLimiting;
using Verify.Server.Http;
using Verify.Server.Settings;

namespace Verify.Server.Solving;

/// <summary>
/// Lets only so much work run, and wait, at once, and ends it when the server is told to stop: what waits is refused, what runs may go on
/// for the
/// drain time. Thread-safe.
/// </summary>
internal sealed class Places : IDisposable
{
    private readonly LimitOptions _limits;
    private readonly ConcurrencyLimiter _places;
    private readonly CancellationToken _draining;
    private readonly CancellationTokenSource _drained;

    public Places(VerifyOptions options, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        _limits = options.Limits;
        _places = new ConcurrencyLimiter(
            new ConcurrencyLimiterOptions
            {
                PermitLimit = _limits.ConcurrentSearches,
                QueueLimit = _limits.QueueLength,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
        _draining = lifetime.ApplicationStopping;
        _drained = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _draining.Register(() => _drained.CancelAfter(_limits.Drain));
    }

    /// <summary>Fires when the drain time is over.</summary>
    public CancellationToken Drained => _drained.Token;

    /// <summary>Places that are taken at this moment.</summary>
    public long Running => _limits.ConcurrentSearches - _places.GetStatistics()!.CurrentAvailablePermits;

    /// <summary>Work that waits for a place at this moment.</summary>
    public long Waiting => _places.GetStatistics()!.CurrentQueuedCount;

    /// <summary>Waits for a place; disposing gives it back.</summary>
    /// <exception cref="RefusedException">The queue is full, or the server is shutting down.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        if (_draining.IsCancellationRequested)
        {
            throw new RefusedException(Refusals.Draining());
        }

        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _draining);
        try
        {
            var place = await _places.AcquireAsync(1, leaving.Token);
            return place.IsAcquired
                ? place
                : throw new RefusedException(
                    Refusals.QueueFull(
                        $"{_limits.ConcurrentSearches} searches run and {_limits.QueueLength} wait already "
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
        _places.Dispose();
        _drained.Dispose();
    }
}
