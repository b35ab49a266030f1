using Verify.Verifiers.Sandbox.Processes;

namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>
/// One solution against tests that call its functions. Three processes: the worker holds the solution, the judge holds the tests, and this
/// one
/// carries calls from the judge to the worker and answers back, without looking into either. Only the judge's verdicts count.
/// </summary>
internal sealed class FunctionTrial(Supply supply, TimeProvider timeProvider, CodeTests tests, string entryPoint, RunLimits limits)
{
    private static readonly TimeSpan ReadingTime = TimeSpan.FromSeconds(30);

    private readonly List<string> _findings = [];

    /// <param name="candidate">The solution.</param>
    /// <param name="cancellationToken">Ends both processes.</param>
    public async Task<TrialResult> RunAsync(Candidate candidate, CancellationToken cancellationToken)
    {
        var judge = await supply.JudgeAsync(cancellationToken);
        var untouched = false;
        try
        {
            var (reports, literal) = await ReadTestsAsync(Line(judge), cancellationToken);
            if (candidate.Wrong is { } wrong)
            {
                reports.BreakOff(TestVerdict.Error, $"the solution {wrong}");
            }

            if (!reports.Complete)
            {
                untouched = await TryAsync(judge, reports, candidate, cancellationToken) && literal;
            }

            return new TrialResult(reports.ToList(), _findings);
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
            await judge.SendAsync('J', Requests.Job(tests, entryPoint, limits), either.Token);
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
    private async Task<bool> TryAsync(SandboxProcess judge, CaseReports reports, Candidate candidate, CancellationToken cancellationToken)
    {
        var worker = await supply.WorkerAsync(limits, cancellationToken);
        await using var watch = new RunWatch(worker, limits.Wall, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(watch.Overdue, cancellationToken);
        try
        {
            return await ConverseAsync(judge, worker, watch, reports, candidate, either.Token);
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
        RunWatch watch,
        CaseReports reports,
        Candidate candidate,
        CancellationToken cancellationToken
    )
    {
        var line = new WorkerLine(worker, supply.MostReplyBytes);
        var start = timeProvider.GetTimestamp();
        reports.Start();
        try
        {
            // 2. A worker takes the solution in, which runs its text.
            var reply = await line.AskAsync(
                Requests.Load(tests.Prelude ?? "", candidate.Source, entryPoint, candidate.Blocks),
                cancellationToken
            );
            if (JudgeMessages.Refusal(reply) is { } refusal)
            {
                reports.BreakOff(refusal.Verdict, refusal.Message);
                return false;
            }

            // 3. The judge goes through the tests.
            await RelayAsync(Line(judge), line, reports, cancellationToken);

            // 4. A worker that says more than it was asked has been tampered with.
            _findings.AddRange(await FindingsAsync(line, cancellationToken));
            if (!await line.EndsCleanAsync(cancellationToken))
            {
                _findings.Add(Endings.Interfered);
                reports.Void(TestVerdict.Error, Endings.Interfered);
            }

            return true;
        }
        catch (BrokenWorkerException exception)
        {
            var (verdict, message) = await Endings.OfAsync(
                exception.How,
                worker,
                watch,
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

    /// <summary>What the worker says of itself, which nothing depends on.</summary>
    private static async Task<IReadOnlyList<string>> FindingsAsync(WorkerLine line, CancellationToken cancellationToken)
    {
        try
        {
            return JudgeMessages.Findings(await line.AskAsync(Requests.Findings, cancellationToken));
        }
        catch (BrokenJudgeException)
        {
            return [Endings.Interfered];
        }
    }

    private async Task RelayAsync(JudgeLine judge, WorkerLine worker, CaseReports reports, CancellationToken cancellationToken)
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
                    _findings.AddRange(JudgeMessages.Lent(frame.Body).Select(name => $"lent the name {name} to the tests"));
                    return;
                default:
                    throw new BrokenJudgeException("it lost its thread");
            }
        }
    }

    private JudgeLine Line(SandboxProcess judge) => new(judge, supply.MostRequestBytes);

    private double Elapsed(long start) => timeProvider.GetElapsedTime(start).TotalSeconds;
}
