using Verify.Server.Http;

namespace Verify.Server.Composition;

/// <summary>Loads the engine while the server already listens, and gives it back at the end. Thread-safe.</summary>
/// <remarks>A server whose models cannot be loaded is of no use: it stops, and <see cref="Failure"/> says why.</remarks>
internal sealed class EngineHost(Func<CancellationToken, Task<LoadedEngine>> load, IHostApplicationLifetime lifetime) : BackgroundService
{
    private volatile LoadedEngine? _engine;

    /// <summary>Why the models could not be loaded; null while nothing went wrong.</summary>
    public Exception? Failure { get; private set; }

    /// <exception cref="RefusedException">The models are still being loaded: not every one has reproduced its parity sample
    /// yet.</exception>
    public LoadedEngine Engine => _engine ?? throw new RefusedException(Refusals.NotReady());

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_engine is { } engine)
        {
            await engine.DisposeAsync();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            _engine = await load(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            Failure = exception;
            // A host that is told to stop while it starts fails with a cancellation, which would hide the reason.
            lifetime.ApplicationStarted.Register(lifetime.StopApplication);
        }
    }
}
