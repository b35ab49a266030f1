namespace Verify.Verifiers.Sandbox.Processes;

/// <summary>
/// Sandboxes started ahead of time. What was given away is replaced in the background once it has been used up, so that the start of the
/// next does
/// not slow down the run that is going on; what has waited for <see cref="Age"/> is replaced too. Thread-safe.
/// </summary>
internal sealed class SparePool : IAsyncDisposable
{
    public static readonly TimeSpan Age = TimeSpan.FromMinutes(5);

    private readonly Func<CancellationToken, Task<SandboxProcess>> _start;
    private readonly int _size;
    private readonly TimeProvider _timeProvider;
    private readonly Lock _lock = new();
    private readonly Queue<SandboxProcess> _ready = new();
    private readonly SemaphoreSlim _wake = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly ITimer _ageing;
    private readonly Task _filling;

    /// <param name="start">Starts one.</param>
    /// <param name="size">How many to keep; 0 keeps none.</param>
    /// <param name="timeProvider">Clock of ages.</param>
    public SparePool(Func<CancellationToken, Task<SandboxProcess>> start, int size, TimeProvider timeProvider)
    {
        _start = start;
        _size = size;
        _timeProvider = timeProvider;
        _ageing = timeProvider.CreateTimer(_ => Refill(), null, Age, Age);
        _filling = FillAsync(_closing.Token);
    }

    /// <summary>One that waits, or else a new one.</summary>
    /// <exception cref="SandboxStartException">None could be started.</exception>
    public async Task<SandboxProcess> RentAsync(CancellationToken cancellationToken)
    {
        while (Take(_ => true) is { } spare)
        {
            if (!spare.HasExited)
            {
                return spare;
            }

            await spare.DisposeAsync();
        }

        return await _start(cancellationToken);
    }

    /// <summary>Takes back one that was given nothing that nobody trusts.</summary>
    public async ValueTask ReturnAsync(SandboxProcess process)
    {
        if (!IsOld(process) && Put(process))
        {
            return;
        }

        await process.DisposeAsync();
        Refill();
    }

    /// <summary>One that was rented has been used up.</summary>
    public void Refill()
    {
        lock (_lock)
        {
            if (_wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _filling.WaitAsync(CancellationToken.None);
        await _ageing.DisposeAsync();
        while (Take(_ => true) is { } spare)
        {
            await spare.DisposeAsync();
        }

        _closing.Dispose();
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await _wake.WaitAsync(cancellationToken);
                while (Take(IsOld) is { } old)
                {
                    await old.DisposeAsync();
                }

                while (HasRoom() && await TryStartAsync(cancellationToken) is { } spare)
                {
                    await ReturnAsync(spare);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Disposed of.
        }
    }

    /// <summary>Null where none can be started; whoever rents next tries itself, is told why, and wakes the filling again.</summary>
    private async Task<SandboxProcess?> TryStartAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _start(cancellationToken);
        }
        catch (SandboxStartException)
        {
            return null;
        }
    }

    private SandboxProcess? Take(Func<SandboxProcess, bool> choice)
    {
        lock (_lock)
        {
            return _ready.TryPeek(out var spare) && choice(spare) ? _ready.Dequeue() : null;
        }
    }

    private bool Put(SandboxProcess process)
    {
        lock (_lock)
        {
            if (_ready.Count >= _size || _closing.IsCancellationRequested)
            {
                return false;
            }

            _ready.Enqueue(process);
            return true;
        }
    }

    private bool HasRoom()
    {
        lock (_lock)
        {
            return _ready.Count < _size;
        }
    }

    private bool IsOld(SandboxProcess process) => _timeProvider.GetElapsedTime(process.Started) >= Age;
}
