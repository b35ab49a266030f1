using Verify.Inference;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Reports;

namespace Verify.Verifiers.Checkers;

/// <summary>
/// The verifier <c>constraints</c>: the share of a problem's <see cref="Problem.Constraints"/> that a solution keeps; no opinion where the
/// problem has none.
/// </summary>
public sealed class ConstraintsVerifier : IVerifier
{
    /// <summary>Its name, and that of the field it lives by.</summary>
    public const string OwnName = "constraints";

    /// <inheritdoc/>
    public string Name => OwnName;

    /// <inheritdoc/>
    public VerifierDescription Description { get; } =
        new(
            "Checks what the request says of a solution's length, form and words; the score is the share of constraints that are kept.",
            [new RewardDescription(RewardPart.Outcome, RewardCategory.Constraints, RewardDensity.Whole)]
        )
        {
            NeededField = OwnName,
        };

    /// <inheritdoc/>
    public IVerifierSession Open(VerifierOpening opening, IReadOnlyList<ITokenTree> trees)
    {
        ArgumentNullException.ThrowIfNull(opening);
        return new ReportSession(
            opening.Problem.Constraints is { } constraints ? new ReportedSolutions((text, _) => CheckAsync(text, constraints)) : null,
            report => KeptShare(report.Constraints!),
            solutions => solutions.Calls
        );
    }

    private static Task<SolutionReport> CheckAsync(string solution, SolutionConstraints constraints) =>
        Task.FromResult(new SolutionReport { Constraints = ConstraintChecker.Check(solution, constraints) });

    private static double? KeptShare(IReadOnlyList<ConstraintFinding> findings) =>
        findings.Count == 0 ? null : (double)findings.Count(finding => finding.IsKept) / findings.Count;
}
