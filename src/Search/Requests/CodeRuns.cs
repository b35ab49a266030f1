using Verify.Verifiers.Sandbox;

namespace Verify.Search.Requests;

/// <summary>Whether code can be run.</summary>
internal static class CodeRuns
{
    /// <summary>Why it cannot, and what would help; null when it can.</summary>
    public static string? WhyNot(ICodeSandbox? sandbox) =>
        sandbox is { State.Ready: true } ? null : sandbox?.State.Reason ?? "Code is not run here: there is no sandbox.";
}
