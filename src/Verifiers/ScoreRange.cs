namespace Verify.Verifiers;

/// <summary>The values that a score may have.</summary>
/// <param name="Minimum">The lowest; null when there is none.</param>
/// <param name="Maximum">The highest; null when there is none.</param>
public sealed record ScoreRange(double? Minimum, double? Maximum)
{
    /// <summary>From 0 (wrong) to 1 (right).</summary>
    public static ScoreRange Unit { get; } = new(0, 1);

    /// <summary>Any finite number: the logit of a probability, as Bradley–Terry heads and sums of logits give it.</summary>
    public static ScoreRange Logit { get; } = new(null, null);

    /// <summary>
    /// A score of this range as one from 0 to 1, in the same order: the one mapping for all who need that, such as votes, gates and
    /// averages. A bounded range is moved and scaled; a score that is not bounded on both sides is taken as a logit.
    /// </summary>
    public double ToUnit(double score) =>
        this == Unit ? score
        : Minimum is { } least && Maximum is { } most ? (score - least) / (most - least)
        : 1 / (1 + Math.Exp(-score));
}
