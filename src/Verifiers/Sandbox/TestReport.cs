namespace Verify.Verifiers.Sandbox;

/// <summary>What became of a solution.</summary>
/// <param name="Verdict"><see cref="TestVerdict.Passed"/> when every case passed; else the verdict of the first case that did not.</param>
/// <param name="Cases">One for each case, in the order of the tests; cases that were not reached say so. Never empty.</param>
/// <param name="Sandbox">What confined it: <c>bubblewrap</c> or <c>landlock</c>.</param>
public sealed record TestReport(TestVerdict Verdict, IReadOnlyList<CaseReport> Cases, string Sandbox)
{
    /// <summary>How many cases passed.</summary>
    public int Passed => Cases.Count(one => one.Verdict == TestVerdict.Passed);

    /// <summary>How many cases there are; at least 1.</summary>
    public int Total => Cases.Count;
}

/// <summary>What became of one case.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Seconds">Wall clock; 0 where it was not reached.</param>
/// <param name="Message">Why it did not pass, such as <c>f(2) returned 5, expected 4</c>, bounded in length; null where it passed.</param>
public sealed record CaseReport(TestVerdict Verdict, double Seconds, string? Message);

/// <summary>What a program printed.</summary>
/// <param name="Verdict"><see cref="TestVerdict.Passed"/> when it ended by itself with exit code 0.</param>
/// <param name="Stdout">What it printed, cut at <see cref="SandboxOptions.ReplyKiB"/>; bytes that are no UTF-8 are replaced.</param>
/// <param name="Stderr">The same of its error text, where a traceback stands; cut at 16 KiB.</param>
/// <param name="Seconds">Wall clock.</param>
/// <param name="Message">Why the verdict is not <see cref="TestVerdict.Passed"/>; null where it is.</param>
public sealed record ProgramReport(TestVerdict Verdict, string Stdout, string Stderr, double Seconds, string? Message);
