namespace Verify.Verifiers;

/// <summary>What a verifier can do.</summary>
/// <param name="Summary">One line for people.</param>
/// <param name="Rewards">The scores it gives, at least one.</param>
public sealed record VerifierDescription(string Summary, IReadOnlyList<RewardDescription> Rewards)
{
    /// <summary>Scores steps.</summary>
    public bool Process => Gives(RewardPart.Process);

    /// <summary>Scores whole solutions.</summary>
    public bool Outcome => Gives(RewardPart.Outcome);

    /// <summary>Compares two solutions.</summary>
    public bool Pairwise => Gives(RewardPart.Pairwise);

    /// <summary>The model it uses; null for an exact checker.</summary>
    public string? Model { get; init; }

    /// <summary>How its authors make one score of step scores; null when they name none.</summary>
    public string? Aggregation { get; init; }

    /// <summary>
    /// The field of a request without which it has no opinion on anything, such as <c>tests</c>; null when it needs none.
    /// </summary>
    public string? NeededField { get; init; }

    /// <summary>What its model was trained to see between two steps; null without a model.</summary>
    public string? StepSeparator { get; init; }

    /// <summary>The most tokens of problem and solution together that its model reads; null without a model.</summary>
    public int? ContextLength { get; init; }

    /// <summary>The values that the scores of a part may have.</summary>
    public ScoreRange RangeOf(RewardPart part) => Rewards.FirstOrDefault(reward => reward.Part == part)?.Range ?? ScoreRange.Unit;

    private bool Gives(RewardPart part) => Rewards.Any(reward => reward.Part == part);
}
