using Verify.Inference;

namespace Verify.Verifiers.Checkers;

/// <summary>
/// The verifier <c>constraints</c>: the share of a problem's <see cref="Problem.Constraints"/> that a solution keeps; no opinion where the
/// problem has none.
/// </summary>
public sealed class ConstraintsVerifier : IVerifier
{
    /// <inheritdoc/>
    public string Name => "constraints";

    /// <inheritdoc/>
    public VerifierDescription Description { get; } =
        new(
            "Checks what the request says of a solution's length, form and words; the score is the share of constraints that are kept.",
            Process: false,
            Outcome: true,
            Pairwise: false,
            Model: null,
            Aggregation: null
        )
        {
            NeededField = "constraints",
        };

    /// <inheritdoc/>
    public IVerifierSession Open(Problem problem, IReadOnlyList<ITokenTree> trees)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new ConstraintsSession(problem.Constraints);
    }
}
