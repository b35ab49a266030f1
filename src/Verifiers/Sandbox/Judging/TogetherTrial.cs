using Verify.Verifiers.Sandbox.Processes;

namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>
/// One solution and its tests in one Python, in a sandbox of its own. Each case is asked for from here and must report its end; what it
/// reports is as good as the solution is honest, since both share a process.
/// </summary>
internal sealed class TogetherTrial(Supply supply, TimeProvider timeProvider, CodeTests tests, string entryPoint, RunLimits limits)
{
    private const int MostCases = 100_000;
    private readonly List<string> _findings = [];

    /// <inheritdoc cref="FunctionTrial.RunAsync"/>
    public async Task<TrialResult> RunAsync(Candidate candidate, CancellationToken cancellationToken)
    {
        var reports = new CaseReports(tests.Cases?.Count ?? 1, timeProvider);
        if (candidate.Wrong is { } wrong)
        {
            reports.BreakOff(TestVerdict.Error, $"the solution {wrong}");
            return new TrialResult(reports.ToList(), []);
        }

        var worker = await supply.WorkerAsync(limits, cancellationToken);
        await using var watch = new RunWatch(worker, limits.Wall, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(watch.Overdue, cancellationToken);
        try
        {
            reports = await JudgeAsync(worker, watch, reports, candidate, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            reports.BreakOff(TestVerdict.Timeout, Endings.Overdue(limits));
        }
        finally
        {
            supply.End(worker);
        }

        return new TrialResult(reports.ToList(), _findings);
    }

    private async Task<CaseReports> JudgeAsync(
        SandboxProcess worker,
        RunWatch watch,
        CaseReports reports,
        Candidate candidate,
        CancellationToken cancellationToken
    )
    {
        var line = new WorkerLine(worker, supply.MostReplyBytes);
        var start = timeProvider.GetTimestamp();
        try
        {
            var reply = await line.AskAsync(Requests.Together(tests, candidate.Source, entryPoint, candidate.Blocks), cancellationToken);
            if (JudgeMessages.Refusal(reply) is { } refusal)
            {
                reports.BreakOff(refusal.Verdict, refusal.Message);
                return reports;
            }

            var total = tests.Cases?.Count ?? Math.Clamp(JudgeMessages.Total(reply), 1, MostCases);
            reports = new CaseReports(total, timeProvider);
            for (var index = 0; index < total; index++)
            {
                reports.Start();
                var since = timeProvider.GetTimestamp();
                var (verdict, message) = JudgeMessages.Outcome(await line.AskAsync(Requests.Case(index), cancellationToken));
                reports.TryAdd(index, new CaseReport(verdict, timeProvider.GetElapsedTime(since).TotalSeconds, message));
            }

            _findings.AddRange(JudgeMessages.Findings(await line.AskAsync(Requests.Findings, cancellationToken)));
            if (!await line.EndsCleanAsync(cancellationToken))
            {
                _findings.Add(Endings.Interfered);
                reports.Void(TestVerdict.Error, Endings.Interfered);
            }
            else if (_findings.Count > 0)
            {
                reports.Demote($"the solution shares a process with its tests, and it {_findings[0]}");
            }
        }
        catch (BrokenWorkerException exception)
        {
            var elapsed = timeProvider.GetElapsedTime(start).TotalSeconds;
            var (verdict, message) = await Endings.OfAsync(
                exception.How,
                worker,
                watch,
                elapsed,
                limits,
                supply.ReplyBytes,
                cancellationToken
            );
            reports.BreakOff(verdict, message);
        }
        catch (BrokenJudgeException)
        {
            reports.Void(TestVerdict.Error, Endings.Interfered);
        }

        return reports;
    }
}
