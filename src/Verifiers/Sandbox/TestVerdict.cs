namespace Verify.Verifiers.Sandbox;

/// <summary>How a test ended.</summary>
public enum TestVerdict
{
    /// <summary>As it should.</summary>
    Passed,

    /// <summary>The solution answered, but wrongly.</summary>
    Failed,

    /// <summary>The solution raised an exception, ended its process, is no code, or interfered with the sandbox.</summary>
    Error,

    /// <summary>Its wall clock or processor time was spent.</summary>
    Timeout,

    /// <summary>Its memory was spent.</summary>
    Memory,

    /// <summary>It printed or returned more than is taken.</summary>
    OutputLimit,

    /// <summary>
    /// Judged in a process of its own, the solution would not be judged as in one Python; <see cref="CaseReport.Reason"/> says why. It says
    /// nothing of the solution.
    /// </summary>
    Unjudged,

    /// <summary>The sandbox itself failed; it says nothing of the solution.</summary>
    SandboxError,
}

/// <summary>The names verdicts have in the HTTP contract.</summary>
public static class TestVerdicts
{
    /// <summary>Such as <c>output-limit</c>.</summary>
    public static string Name(this TestVerdict verdict) =>
        verdict switch
        {
            TestVerdict.Passed => "passed",
            TestVerdict.Failed => "failed",
            TestVerdict.Error => "error",
            TestVerdict.Timeout => "timeout",
            TestVerdict.Memory => "memory",
            TestVerdict.OutputLimit => "output-limit",
            TestVerdict.Unjudged => "unjudged",
            TestVerdict.SandboxError => "sandbox-error",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "There is no such verdict."),
        };
}
