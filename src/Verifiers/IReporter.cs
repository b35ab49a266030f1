using System.Text.Json.Serialization;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers;

/// <summary>Finds out about solutions what is more than a score. What was found out once in a session is not found out again.</summary>
public interface IReporter
{
    /// <summary>One report each, in order. No path is empty.</summary>
    /// <exception cref="SandboxUnavailableException">Tests are to be run, and no sandbox works here.</exception>
    ValueTask<IReadOnlyList<SolutionReport>> ReportAsync(IReadOnlyList<StepPath> solutions, CancellationToken cancellationToken);

    /// <summary>Takes over what an earlier session found out, such as one whose journal is carried on.</summary>
    void Remember(IReadOnlyList<StepPath> solutions, IReadOnlyList<SolutionReport> reports);
}

/// <summary>What was found out about a solution; what is null was not asked for.</summary>
public sealed record SolutionReport
{
    /// <summary>What its program did with the problem's tests.</summary>
    public TestReport? Tests { get; init; }

    /// <summary>Which of the problem's constraints it keeps.</summary>
    public IReadOnlyList<ConstraintFinding>? Constraints { get; init; }

    /// <summary>It passes all tests, in a way that no solution can forge, and keeps all constraints: nothing can be better.</summary>
    [JsonIgnore]
    public bool IsSolved =>
        Tests is { Verdict: TestVerdict.Passed, IsTrusted: true } && (Constraints?.All(finding => finding.IsKept) ?? true);

    /// <summary>This report with what another one adds.</summary>
    public SolutionReport And(SolutionReport other) =>
        new() { Tests = Tests ?? other.Tests, Constraints = Constraints ?? other.Constraints };
}
