namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>
/// One solution as a whole program, run once for each case, its output compared here. An exit code alone is never a pass.
/// </summary>
internal sealed class ProgramTrial(ProgramStart start, IReadOnlyList<ProgramCase> cases, TimeProvider timeProvider)
{
    /// <inheritdoc cref="FunctionTrial.RunAsync"/>
    public async Task<TrialResult> RunAsync(Candidate candidate, CancellationToken cancellationToken)
    {
        var reports = new CaseReports(cases.Count, timeProvider);
        if (candidate.Wrong is { } wrong)
        {
            reports.BreakOff(TestVerdict.Error, $"the solution {wrong}");
        }

        for (var index = 0; index < cases.Count && !reports.Complete; index++)
        {
            var ran = await start.RunAsync(candidate, cases[index].Stdin, cancellationToken);
            reports.TryAdd(index, Judged(ran, cases[index].Stdout));
            // Else a solution that is always too slow would cost the limit times the number of cases.
            if (ran.Verdict == TestVerdict.Timeout)
            {
                reports.BreakOff(TestVerdict.Timeout, "an earlier case ran out of time");
            }
        }

        return new TrialResult(reports.ToList(), []);
    }

    private static CaseReport Judged(ProgramReport ran, string expected)
    {
        if (ran.Verdict != TestVerdict.Passed)
        {
            return new CaseReport(ran.Verdict, ran.Seconds, ran.Message);
        }

        var difference = OutputComparison.Difference(ran.Stdout, expected);
        return new CaseReport(difference is null ? TestVerdict.Passed : TestVerdict.Failed, ran.Seconds, difference);
    }
}
