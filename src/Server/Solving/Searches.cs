using System.Threading.RateLimiting;
using Verify.Search;
using Verify.Server.Engine;
using Verify.Server.Http;
using Verify.Server.Settings;

namespace Verify.Server.Solving;

/// <summary>
/// The one way to a search: checks it against the server's limits and lets only so many run, and wait, at once. Thread-safe.
/// </summary>
internal sealed class Searches : IDisposable
{
    private readonly EngineHost _host;
    private readonly LimitOptions _limits;
    private readonly TimeProvider _time;
    private readonly ConcurrencyLimiter _places;
    private readonly CancellationToken _draining;
    private readonly CancellationTokenSource _drained;

    public Searches(EngineHost host, VerifyOptions options, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        _host = host;
        _limits = options.Limits;
        _time = time;
        _places = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = _limits.ConcurrentSearches,
            QueueLimit = _limits.QueueLength,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        _draining = lifetime.ApplicationStopping;
        _drained = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _draining.Register(() => _drained.CancelAfter(_limits.Drain));
    }

    /// <summary>Searches that run at this moment.</summary>
    public long Running => _limits.ConcurrentSearches - _places.GetStatistics()!.CurrentAvailablePermits;

    /// <summary>Searches that wait for a place at this moment.</summary>
    public long Waiting => _places.GetStatistics()!.CurrentQueuedCount;

    /// <summary>Checks a request and fills in every default.</summary>
    /// <exception cref="RefusedException">It is beyond the server's limits, or the models are still being loaded.</exception>
    /// <exception cref="SearchRequestException">Something else is wrong with it.</exception>
    public SearchPlan Plan(SearchRequest request)
    {
        if (request.Problem.Length > _limits.MaxProblemCharacters)
        {
            throw new RefusedException(new RequestError(
                "problem",
                $"The problem has {request.Problem.Length} characters; allowed are {_limits.MaxProblemCharacters} "
                + "(setting Verify:Limits:MaxProblemCharacters)."));
        }

        return _host.Engine.Search.Plan(request);
    }

    /// <summary>
    /// Waits for a place and carries a plan out. When the server is told to stop, searches that run may go on for the drain time and are
    /// then
    /// cancelled, which still gives their best answer so far; searches that wait are refused.
    /// </summary>
    /// <exception cref="RefusedException">The queue is full, or the server is shutting down.</exception>
    public async Task<SearchResult> RunAsync(SearchPlan plan, ISearchObserver observer, CancellationToken cancellationToken)
    {
        var arrived = _time.GetTimestamp();
        using var place = await TakePlaceAsync(cancellationToken);
        var waited = _time.GetElapsedTime(arrived).TotalSeconds;

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _drained.Token);
        var result = await _host.Engine.Search.RunAsync(plan, observer, ending.Token);
        return result with { Timing = result.Timing with { Queued = result.Timing.Queued + waited, Total = result.Timing.Total + waited } };
    }

    public void Dispose()
    {
        _places.Dispose();
        _drained.Dispose();
    }

    private async Task<RateLimitLease> TakePlaceAsync(CancellationToken cancellationToken)
    {
        if (_draining.IsCancellationRequested)
            throw new RefusedException(Refusals.Draining());

        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _draining);
        try
        {
            var place = await _places.AcquireAsync(1, leaving.Token);
            return place.IsAcquired
                ? place
                : throw new RefusedException(Refusals.QueueFull(
                    $"{_limits.ConcurrentSearches} searches run and {_limits.QueueLength} wait already "
                    + "(settings Verify:Limits:ConcurrentSearches and :QueueLength)."));
        }
        catch (OperationCanceledException) when (_draining.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RefusedException(Refusals.Draining());
        }
    }
}
