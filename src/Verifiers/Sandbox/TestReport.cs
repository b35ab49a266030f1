namespace Verify.Verifiers.Sandbox;

/// <summary>What became of a solution.</summary>
/// <param name="Verdict"><see cref="TestVerdict.Passed"/> when every case passed; else the verdict of the first case that did not.</param>
/// <param name="Cases">One for each case, in the order of the tests; cases that were not reached say so. Never empty.</param>
/// <param name="Sandbox">What confined it: <c>bubblewrap</c> or <c>landlock</c>.</param>
public sealed record TestReport(TestVerdict Verdict, IReadOnlyList<CaseReport> Cases, string Sandbox)
{
    /// <summary>
    /// How the verdict came about; for whole programs, whose output is compared outside, <see cref="TestsJudging.Isolated"/>.
    /// </summary>
    public TestsJudging Judged { get; init; } = TestsJudging.Isolated;

    /// <summary>
    /// Why judging in a process of its own was or would have been no judge of this solution, as <see cref="UnjudgedReason"/> names it; null
    /// where it was one.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>
    /// What the solution did that a person should know before relying on the verdict: names it lent to the tests, modules it patched, calls
    /// it was denied, output that imitates the judge. What the solution's own process says of it is only as good as the solution.
    /// </summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>
    /// Whether a search may stop on a pass: no solution can forge it, or whoever gave the tests asked for
    /// <see cref="TestsJudging.Together"/>.
    /// </summary>
    public bool IsTrusted { get; init; } = true;

    /// <summary>How many cases passed.</summary>
    public int Passed => Cases.Count(one => one.Verdict == TestVerdict.Passed);

    /// <summary>How many cases there are; at least 1.</summary>
    public int Total => Cases.Count;
}

/// <summary>What became of one case.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Seconds">Wall clock; 0 where it was not reached.</param>
/// <param name="Message">Why it did not pass, such as <c>f(2) returned 5, expected 4</c>, bounded in length; null where it passed.</param>
public sealed record CaseReport(TestVerdict Verdict, double Seconds, string? Message)
{
    /// <summary>For <see cref="TestVerdict.Unjudged"/>, why; one of <see cref="UnjudgedReason"/>.</summary>
    public string? Reason { get; init; }
}

/// <summary>Why a case cannot be judged faithfully where solution and tests are two processes.</summary>
public static class UnjudgedReason
{
    /// <summary>The test asks whether two equal values that never change are one object.</summary>
    public const string Identity = "identity";

    /// <summary>The solution defines a class of the prelude again, in other words.</summary>
    public const string PreludeClass = "prelude-class";

    /// <summary>The test computes with, or compares a value with, an object of the solution.</summary>
    public const string Operators = "operators";

    /// <summary>The test changes a module, such as the standard output, that the solution is to use.</summary>
    public const string PatchedModule = "patched-module";
}

/// <summary>What a program printed.</summary>
/// <param name="Verdict"><see cref="TestVerdict.Passed"/> when it ended by itself with exit code 0.</param>
/// <param name="Stdout">What it printed, cut at <see cref="SandboxOptions.ReplyKiB"/>; bytes that are no UTF-8 are replaced.</param>
/// <param name="Stderr">The same of its error text, where a traceback stands; cut at 16 KiB.</param>
/// <param name="Seconds">Wall clock.</param>
/// <param name="Message">Why the verdict is not <see cref="TestVerdict.Passed"/>; null where it is.</param>
public sealed record ProgramReport(TestVerdict Verdict, string Stdout, string Stderr, double Seconds, string? Message)
{
    /// <summary>Whether all of <see cref="Stdout"/> was UTF-8.</summary>
    public bool IsText { get; init; } = true;
}
