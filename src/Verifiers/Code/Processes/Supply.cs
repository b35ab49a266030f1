using System.Threading.Channels;
using Verify.Verifiers.Code.Confinement;

namespace Verify.Verifiers.Code.Processes;

/// <summary>Fresh sandboxes of one language under one confinement, from the spares where there are any. Thread-safe.</summary>
internal sealed class Supply : IAsyncDisposable
{
    private readonly IConfinement _confinement;
    private readonly LaunchThread _launcher = new();
    private readonly TimeProvider _timeProvider;
    private readonly SparePool _workers;
    private readonly SparePool _judges;
    private readonly Channel<SandboxProcess> _killed = Channel.CreateUnbounded<SandboxProcess>();
    private readonly Task _burying;

    /// <param name="confinement">Owned from here on.</param>
    /// <param name="language">What the sandboxes hold.</param>
    /// <param name="spares">How many workers are kept started.</param>
    /// <param name="judges">How many judges are kept, which is more than latency: those that stay untouched judge again.</param>
    /// <param name="replyBytes">The most bytes of a reply.</param>
    /// <param name="timeProvider">Clock of ages and deadlines.</param>
    public Supply(IConfinement confinement, ILanguage language, int spares, int judges, int replyBytes, TimeProvider timeProvider)
    {
        _confinement = confinement;
        _timeProvider = timeProvider;
        ReplyBytes = replyBytes;
        var (worker, judge) = (language.Worker(confinement.Self), language.Judge(confinement.Self));
        _workers = new SparePool(cancellationToken => StartWarmAsync(worker, spares > 0, cancellationToken), spares, timeProvider);
        _judges = new SparePool(cancellationToken => StartAsync(judge, cancellationToken), judges, timeProvider);
        _burying = BuryAsync();
    }

    public int ReplyBytes { get; }

    /// <summary>A worker that has taken on the limits of a run.</summary>
    /// <exception cref="SandboxStartException">None could be started.</exception>
    public async Task<SandboxProcess> WorkerAsync(RunLimits limits, CancellationToken cancellationToken)
    {
        // A spare may have been killed from outside while it waited; the second one is judged by its own answer.
        return await LimitedAsync(limits, cancellationToken) ?? await LimitedAsync(limits, cancellationToken)
            ?? throw new SandboxStartException("it ended before it was given anything");
    }

    /// <summary>A judge that has read no tests.</summary>
    /// <exception cref="SandboxStartException">None could be started.</exception>
    public Task<SandboxProcess> JudgeAsync(CancellationToken cancellationToken) => _judges.RentAsync(cancellationToken);

    /// <summary>Takes back a judge, to judge again if it has run nothing of the tests it read.</summary>
    public async ValueTask ReturnJudgeAsync(SandboxProcess judge, bool untouched)
    {
        if (untouched)
        {
            await _judges.ReturnAsync(judge);
            return;
        }

        await judge.DisposeAsync();
        _judges.Refill();
    }

    /// <summary>Kills a worker at once and lets nobody wait until the kernel has cleared it away.</summary>
    public void End(SandboxProcess worker)
    {
        worker.Kill();
        _killed.Writer.TryWrite(worker);
        _workers.Refill();
    }

    public async ValueTask DisposeAsync()
    {
        _killed.Writer.Complete();
        await _burying.WaitAsync(CancellationToken.None);
        await _workers.DisposeAsync();
        await _judges.DisposeAsync();
        _launcher.Dispose();
        _confinement.Dispose();
    }

    private async Task BuryAsync()
    {
        await foreach (var worker in _killed.Reader.ReadAllAsync())
        {
            await worker.DisposeAsync();
        }
    }

    private async Task<SandboxProcess?> LimitedAsync(RunLimits limits, CancellationToken cancellationToken)
    {
        var worker = await _workers.RentAsync(cancellationToken);
        try
        {
            await new WorkerLine(worker, ReplyBytes).AskAsync(Requests.Limits(limits), cancellationToken);
            return worker;
        }
        catch (BrokenWorkerException)
        {
            await worker.DisposeAsync();
            return null;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    private async Task<SandboxProcess> StartWarmAsync(SandboxedProgram program, bool warm, CancellationToken cancellationToken)
    {
        var worker = await StartAsync(program, cancellationToken);
        if (!warm)
            return worker;
        try
        {
            await new WorkerLine(worker, ReplyBytes).AskAsync(Requests.Warm, cancellationToken);
            return worker;
        }
        catch (BrokenWorkerException)
        {
            await worker.DisposeAsync();
            throw new SandboxStartException("it ended while it was made ready");
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    private Task<SandboxProcess> StartAsync(SandboxedProgram program, CancellationToken cancellationToken) =>
        SandboxProcess.StartAsync(_launcher, _confinement.Start(program), _timeProvider, cancellationToken);
}
