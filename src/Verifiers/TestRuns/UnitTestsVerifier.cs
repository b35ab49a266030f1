using Verify.Inference;
using Verify.Verifiers.Reports;
using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.TestRuns;

/// <summary>
/// The verifier <c>tests</c>: the share of a problem's <see cref="Problem.Tests"/> that a solution passes, as a sandbox found it (the
/// execution reward of
/// Shen and Zhang 2024, "Policy Filtration in RLHF to Fine-Tune LLM for Code Generation"). No opinion where the problem has no tests, or
/// where the sandbox failed.
/// </summary>
/// <param name="sandbox">Runs the code; it stays the caller's to dispose.</param>
public sealed class UnitTestsVerifier(ICodeSandbox sandbox) : IVerifier
{
    /// <summary>Its name, and that of the field it lives by.</summary>
    public const string OwnName = "tests";

    /// <inheritdoc/>
    public string Name => OwnName;

    /// <inheritdoc/>
    public VerifierDescription Description { get; } =
        new(
            "Runs the request's tests in a sandbox; the score is the share of cases that pass.",
            [new RewardDescription(RewardPart.Outcome, RewardCategory.Tests, RewardDensity.Whole)]
        )
        {
            NeededField = OwnName,
        };

    /// <inheritdoc/>
    public IVerifierSession Open(VerifierOpening opening, IReadOnlyList<ITokenTree> trees)
    {
        ArgumentNullException.ThrowIfNull(opening);
        var requester = new object();
        return new ReportSession(
            opening.Problem.Tests is { } tests ? new ReportedSolutions(RunAsync) : null,
            report => Share(report.Tests!),
            solutions => solutions.Made
        );

        async Task<SolutionReport> RunAsync(string solution, CancellationToken cancellationToken) =>
            new() { Tests = await sandbox.RunAsync(new TestRun(solution, tests) { Requester = requester }, cancellationToken) };
    }

    /// <summary>A sandbox that failed, or cannot judge the solution faithfully, says nothing of it.</summary>
    private static double? Share(TestReport report) =>
        report.Verdict is TestVerdict.SandboxError or TestVerdict.Unjudged ? null : (double)report.Passed / report.Total;
}
