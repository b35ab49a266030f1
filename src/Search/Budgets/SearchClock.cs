namespace Verify.Search.Budgets;

/// <summary>
/// The time of one search: where it went, and when it is up. Time that an interrupted search had used before counts too.
/// </summary>
internal sealed class SearchClock : IDisposable
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly double _before;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _either;

    public SearchClock(TimeProvider time, double? seconds, double secondsBefore, CancellationToken caller)
    {
        _time = time;
        _start = time.GetTimestamp();
        _before = secondsBefore;
        _caller = caller;
        _deadline = new CancellationTokenSource(Left(seconds), time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token, caller);
        if (seconds <= secondsBefore)
        {
            _deadline.Cancel();
        }
    }

    /// <summary>Fires when the time is up or the caller cancels.</summary>
    public CancellationToken Interrupt => _either.Token;

    public double QueuedSeconds { get; private set; }

    public double PolicySeconds { get; private set; }

    public double RewardSeconds { get; private set; }

    public double TotalSeconds => _before + _time.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Why <see cref="Interrupt"/> fired; null while it has not.</summary>
    public StopReason? Interrupted =>
        _caller.IsCancellationRequested ? StopReason.Cancelled
        : _deadline.IsCancellationRequested ? StopReason.Seconds
        : null;

    public void Check()
    {
        if (Interrupted is { } reason)
        {
            throw new SearchEndedException(reason);
        }
    }

    public long Now() => _time.GetTimestamp();

    public void AddQueued(long since) => QueuedSeconds += Since(since);

    public void AddPolicy(long since) => PolicySeconds += Since(since);

    public void AddReward(long since) => RewardSeconds += Since(since);

    public void Dispose()
    {
        _either.Dispose();
        _deadline.Dispose();
    }

    private TimeSpan Left(double? seconds) =>
        seconds is { } limit ? TimeSpan.FromSeconds(Math.Max(0, limit - _before)) : Timeout.InfiniteTimeSpan;

    private double Since(long timestamp) => _time.GetElapsedTime(timestamp).TotalSeconds;
}
