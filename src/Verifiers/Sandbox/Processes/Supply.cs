using System.Threading.Channels;
using Verify.Verifiers.Sandbox.Confinement;

namespace Verify.Verifiers.Sandbox.Processes;

/// <summary>Fresh sandboxes of one language under one confinement, from the spares where there are any. Thread-safe.</summary>
internal sealed class Supply : IAsyncDisposable
{
    private const int FrameFactor = 4;
    private const int RequestFactor = 32;
    private readonly IConfinement _confinement;
    private readonly SandboxedProgram _worker;
    private readonly SandboxedProgram _judge;
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
        (_worker, _judge) = (language.Worker(confinement.Self), language.Judge(confinement.Self));
        _workers = new SparePool(cancellationToken => StartWarmAsync(_worker, spares > 0, cancellationToken), spares, timeProvider);
        _judges = new SparePool(cancellationToken => StartAsync(_judge, cancellationToken), judges, timeProvider);
        _burying = BuryAsync();
    }

    /// <summary>The most bytes of the values of an answer.</summary>
    public int ReplyBytes { get; }

    /// <summary>The most bytes of an answer with what it takes to tell its containers apart.</summary>
    public int MostReplyBytes => FrameFactor * ReplyBytes;

    /// <summary>The most bytes of what tests hand over in one request: it comes from the tests, which are bounded themselves.</summary>
    public int MostRequestBytes => RequestFactor * ReplyBytes;

    /// <summary>A worker that has taken on the limits of a run.</summary>
    /// <exception cref="SandboxStartException">None could be started.</exception>
    public async Task<SandboxProcess> WorkerAsync(RunLimits limits, CancellationToken cancellationToken)
    {
        // A spare may have been killed from outside while it waited; the second one is judged by its own answer.
        return await LimitedAsync(limits, cancellationToken)
            ?? await LimitedAsync(limits, cancellationToken)
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
        _worker.Dispose();
        _judge.Dispose();
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
        return await AnswersAsync(worker, Requests.Limits(limits), cancellationToken) ? worker : null;
    }

    private async Task<SandboxProcess> StartWarmAsync(SandboxedProgram program, bool warm, CancellationToken cancellationToken)
    {
        var worker = await StartAsync(program, cancellationToken);
        return !warm || await AnswersAsync(worker, Requests.Warm, cancellationToken)
            ? worker
            : throw new SandboxStartException("it ended while it was made ready");
    }

    /// <summary>Asks a worker that has read nothing untrusted yet; one that does not answer in time is cleared away.</summary>
    private async Task<bool> AnswersAsync(SandboxProcess worker, byte[] request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(SandboxProcess.StartTime, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await new WorkerLine(worker, MostReplyBytes).AskAsync(request, either.Token);
            return true;
        }
        catch (Exception exception)
        {
            await worker.DisposeAsync();
            if (
                exception is BrokenWorkerException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
            {
                return false;
            }

            throw;
        }
    }

    private Task<SandboxProcess> StartAsync(SandboxedProgram program, CancellationToken cancellationToken) =>
        SandboxProcess.StartAsync(
            _launcher,
            _confinement.Start(program),
            hasOwnFiles: _confinement.Kind == SandboxKind.Bubblewrap,
            _timeProvider,
            cancellationToken
        );
}
