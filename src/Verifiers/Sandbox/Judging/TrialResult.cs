namespace Verify.Verifiers.Sandbox.Judging;

/// <summary>What a trial found.</summary>
/// <param name="Cases">One for each case.</param>
/// <param name="Findings">What the solution did besides.</param>
internal sealed record TrialResult(IReadOnlyList<CaseReport> Cases, IReadOnlyList<string> Findings)
{
    /// <summary>Why two processes are no judge of the solution; null where they are.</summary>
    public string? Reason => Cases.Select(one => one.Reason).FirstOrDefault(reason => reason is not null);

    public TestVerdict Verdict => Cases.FirstOrDefault(one => one.Verdict != TestVerdict.Passed)?.Verdict ?? TestVerdict.Passed;
}
