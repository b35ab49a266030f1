namespace Verify.Verifiers.Sandbox.Processes;

/// <summary>
/// Looks after a run that takes long: it yields the processor to shorter ones, its wall clock stands still while the machine gives it none,
/// and it
/// is ended where it takes what the kernel counts for all runs together, threads and files.
/// </summary>
internal sealed class RunWatch : IAsyncDisposable
{
    /// <summary>The most files in <c>/tmp</c>, which cost the kernel some 0.6 KiB each even where they are empty.</summary>
    public const int MostFiles = 10_000;

    /// <summary>The most threads of a run.</summary>
    public const int MostThreads = 128;

    private const int Niceness = 10;
    private const int LongestFactor = 4;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>After which a run yields; one that a busy machine only makes slow is done before.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SandboxProcess _worker;
    private readonly TimeProvider _timeProvider;
    private readonly CancellationTokenSource _overdue = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _watching;

    /// <param name="worker">The run's process; it stays the caller's.</param>
    /// <param name="wall">How long it may take.</param>
    /// <param name="timeProvider">Clock of that.</param>
    public RunWatch(SandboxProcess worker, TimeSpan wall, TimeProvider timeProvider)
    {
        (_worker, _timeProvider) = (worker, timeProvider);
        _watching = WatchAsync(wall, _ending.Token);
    }

    /// <summary>Cancelled when the wall clock has run out.</summary>
    public CancellationToken Overdue => _overdue.Token;

    /// <summary>What the run took too much of, so that it was ended; null where it was not.</summary>
    public string? TooMuch { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        try
        {
            await _watching.WaitAsync(CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // The run has ended in time.
        }

        _ending.Dispose();
        _overdue.Dispose();
    }

    private async Task WatchAsync(TimeSpan wall, CancellationToken cancellationToken)
    {
        var start = _timeProvider.GetTimestamp();
        int? program = null;
        var yields = false;
        while (true)
        {
            var waited = program is { } known ? ProcessFacts.Waited(known) : TimeSpan.Zero;
            var longest = wall + TimeSpan.FromTicks(Math.Min(waited.Ticks, (LongestFactor - 1) * wall.Ticks));
            var left = longest - _timeProvider.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                await _overdue.CancelAsync();
                return;
            }

            await Task.Delay(left < Interval ? left : Interval, _timeProvider, cancellationToken);
            if (program is null)
            {
                program = ProcessFacts.Innermost(_worker.Id);
            }

            if (!yields && _timeProvider.GetElapsedTime(start) >= Patience)
            {
                yields = true;
                ProcessFacts.Yield(program.Value, Niceness);
            }

            Check(program.Value);
        }
    }

    private void Check(int program)
    {
        var (threads, files) = (ProcessFacts.Threads(program), ProcessFacts.Files(program));
        if (threads > MostThreads)
        {
            TooMuch = $"it started more than {MostThreads} threads";
        }
        else if (_worker.HasOwnFiles && files > MostFiles)
        {
            TooMuch = $"it made more than {MostFiles} files";
        }

        if (TooMuch is not null)
        {
            _worker.Kill();
        }
    }
}
