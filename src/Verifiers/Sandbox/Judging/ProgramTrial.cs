namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>
/// One solution as a whole program, run once for each case, its output compared here. An exit code alone is never a pass.
/// </summary>
/// <param name="start">Runs it once.</param>
/// <param name="tests">Its cases, and how their outputs are compared.</param>
/// <param name="budget">Wall clock for all cases together: else sleeping just under the limit in every case would hold a worker for
/// minutes.</param>
/// <param name="timeProvider">Clock of the budget.</param>
internal sealed class ProgramTrial(ProgramStart start, CodeTests tests, TimeSpan budget, TimeProvider timeProvider)
{
    /// <inheritdoc cref="FunctionTrial.RunAsync"/>
    public async Task<TrialResult> RunAsync(Candidate candidate, CancellationToken cancellationToken)
    {
        var cases = tests.Programs!;
        var reports = new CaseReports(cases.Count, timeProvider);
        var since = timeProvider.GetTimestamp();
        if (candidate.Wrong is { } wrong)
        {
            reports.BreakOff(TestVerdict.Error, $"the solution {wrong}");
        }

        for (var index = 0; index < cases.Count && !reports.Complete; index++)
        {
            var ran = await start.RunAsync(candidate, cases[index].Stdin, cancellationToken);
            reports.TryAdd(index, Judged(ran, cases[index].Stdout));
            if (timeProvider.GetElapsedTime(since) > budget)
            {
                reports.BreakOff(TestVerdict.Timeout, $"its cases took more than {budget.TotalSeconds} s together");
            }

            // Else a solution that is always too slow would cost the limit times the number of cases.
            if (ran.Verdict == TestVerdict.Timeout)
            {
                reports.BreakOff(TestVerdict.Timeout, "an earlier case ran out of time");
            }
        }

        return new TrialResult(reports.ToList(), []);
    }

    private CaseReport Judged(ProgramReport ran, string expected)
    {
        if (ran.Verdict != TestVerdict.Passed)
        {
            return new CaseReport(ran.Verdict, ran.Seconds, ran.Message);
        }

        var difference = ran.IsText
            ? OutputComparison.Difference(ran.Stdout, expected, tests.Tokens, tests.Tolerance)
            : "it printed bytes that are no UTF-8";
        return new CaseReport(difference is null ? TestVerdict.Passed : TestVerdict.Failed, ran.Seconds, difference);
    }
}
