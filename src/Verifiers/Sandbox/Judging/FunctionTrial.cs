using Verify.Verifiers.Sandbox.Processes;

namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>
/// One solution against tests that call its functions. Three processes: the worker holds the solution, the judge holds the tests, and this
/// one
/// carries calls from the judge to the worker and answers back, without looking into either. Only the judge's verdicts count.
/// </summary>
internal sealed class FunctionTrial(Supply supply, TimeProvider timeProvider, CodeTests tests, RunLimits limits)
{
    private static readonly TimeSpan ReadingTime = TimeSpan.FromSeconds(30);

    /// <summary>A judge's frame holds arguments, which come out of the tests and of earlier answers.</summary>
    private readonly int _mostFrameBytes = 4 * supply.ReplyBytes;

    /// <param name="source">The solution's code.</param>
    /// <param name="wrong">What is wrong with that text, so that it is not even tried; null where nothing is.</param>
    /// <param name="cancellationToken">Ends both processes.</param>
    public async Task<IReadOnlyList<CaseReport>> RunAsync(string source, string? wrong, CancellationToken cancellationToken)
    {
        var judge = await supply.JudgeAsync(cancellationToken);
        var untouched = false;
        try
        {
            var (reports, literal) = await ReadTestsAsync(Line(judge), cancellationToken);
            if (wrong is not null)
            {
                reports.BreakOff(TestVerdict.Error, $"the solution {wrong}");
            }

            if (!reports.Complete)
            {
                untouched = await TryAsync(judge, reports, source, cancellationToken) && literal;
            }

            return reports.ToList();
        }
        finally
        {
            await supply.ReturnJudgeAsync(judge, untouched);
        }
    }

    /// <summary>1. The judge reads the tests and says how many cases they are; complete reports where it cannot.</summary>
    private async Task<(CaseReports Reports, bool Literal)> ReadTestsAsync(JudgeLine judge, CancellationToken cancellationToken)
    {
        var unread = new CaseReports(tests.Cases?.Count ?? 1, timeProvider);
        using var deadline = new CancellationTokenSource(ReadingTime, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await judge.SendAsync('J', Requests.Job(tests, limits), either.Token);
            var frame = await judge.ReceiveAsync(either.Token);
            if (frame.Kind == 'P')
            {
                var (total, literal) = JudgeMessages.Plan(frame.Body);
                return (new CaseReports(total, timeProvider), literal);
            }

            unread.BreakOff(TestVerdict.Error, $"the check cannot be used: {JudgeMessages.Text(frame.Body)}");
        }
        catch (BrokenJudgeException exception)
        {
            unread.BreakOff(TestVerdict.SandboxError, Endings.Failed(exception));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            unread.BreakOff(TestVerdict.SandboxError, $"the tests could not be read within {ReadingTime.TotalSeconds} s");
        }

        return (unread, false);
    }

    /// <summary>True when the whole conversation went as it should, whatever the verdicts are.</summary>
    private async Task<bool> TryAsync(SandboxProcess judge, CaseReports reports, string source, CancellationToken cancellationToken)
    {
        var worker = await supply.WorkerAsync(limits, cancellationToken);
        using var deadline = new CancellationTokenSource(limits.Wall, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await ConverseAsync(judge, worker, reports, source, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            reports.BreakOff(TestVerdict.Timeout, Endings.Overdue(limits));
            return false;
        }
        finally
        {
            supply.End(worker);
        }
    }

    private async Task<bool> ConverseAsync(
        SandboxProcess judge,
        SandboxProcess worker,
        CaseReports reports,
        string source,
        CancellationToken cancellationToken
    )
    {
        var line = new WorkerLine(worker, supply.ReplyBytes);
        var start = timeProvider.GetTimestamp();
        reports.Start();
        try
        {
            // 2. A worker takes the solution in, which runs its text.
            var reply = await line.AskAsync(Requests.Load(tests.Prelude ?? "", source, tests.EntryPoint!), cancellationToken);
            if (JudgeMessages.Refusal(reply) is { } refusal)
            {
                reports.BreakOff(refusal.Verdict, refusal.Message);
                return false;
            }

            // 3. The judge goes through the tests.
            await RelayAsync(Line(judge), line, reports, cancellationToken);

            // 4. A worker that says more than it was asked has been tampered with.
            if (!await line.EndsCleanAsync(cancellationToken))
            {
                reports.Void(TestVerdict.Error, Endings.Interfered);
            }

            return true;
        }
        catch (BrokenWorkerException exception)
        {
            var (verdict, message) = await Endings.OfAsync(
                exception.How,
                worker,
                Elapsed(start),
                limits,
                supply.ReplyBytes,
                cancellationToken
            );
            reports.BreakOff(verdict, message);
        }
        catch (BrokenJudgeException exception)
        {
            var (verdict, message) = await Endings.OfAsync(exception, judge, Elapsed(start), limits, cancellationToken);
            reports.BreakOff(verdict, message);
        }

        return false;
    }

    private static async Task RelayAsync(JudgeLine judge, WorkerLine worker, CaseReports reports, CancellationToken cancellationToken)
    {
        reports.Start();
        await judge.SendAsync('G', default, cancellationToken);
        while (true)
        {
            var frame = await judge.ReceiveAsync(cancellationToken);
            switch (frame.Kind)
            {
                case 'C':
                    await judge.SendAsync('R', await worker.AskAsync(frame.Body, cancellationToken), cancellationToken);
                    break;
                case 'V':
                    var (index, report) = JudgeMessages.Case(frame.Body);
                    if (!reports.TryAdd(index, report))
                    {
                        throw new BrokenJudgeException("it judged a case twice");
                    }

                    break;
                case 'E' when reports.Complete:
                    return;
                default:
                    throw new BrokenJudgeException("it lost its thread");
            }
        }
    }

    private JudgeLine Line(SandboxProcess judge) => new(judge, _mostFrameBytes);

    private double Elapsed(long start) => timeProvider.GetElapsedTime(start).TotalSeconds;
}
