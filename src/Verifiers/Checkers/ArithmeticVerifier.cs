using Verify.Inference;

namespace Verify.Verifiers.Checkers;

/// <summary>
/// The verifier <c>arithmetic</c>: 1 where every calculation of a step (or solution) is right, 0 where one is wrong, no opinion where there
/// is none.
/// Programs compute rather than state, so on code it has no opinion at all.
/// </summary>
public sealed class ArithmeticVerifier : IVerifier
{
    /// <inheritdoc/>
    public string Name => "arithmetic";

    /// <inheritdoc/>
    public VerifierDescription Description { get; } =
        new(
            "Recomputes every equation a step states, exactly; no opinion where there is none.",
            [
                new RewardDescription(RewardPart.Process, RewardCategory.Arithmetic, RewardDensity.Step),
                new RewardDescription(RewardPart.Outcome, RewardCategory.Arithmetic, RewardDensity.Whole),
            ]
        )
        {
            Aggregation = "min",
        };

    /// <inheritdoc/>
    public IVerifierSession Open(VerifierOpening opening, IReadOnlyList<ITokenTree> trees)
    {
        ArgumentNullException.ThrowIfNull(opening);
        return new ArithmeticSession(opening.Problem.Kind);
    }
}
