namespace Verify.Verifiers;

/// <summary>A score that a verifier gives, for people and for those who combine scores.</summary>
/// <param name="Part">Which part of a session gives it.</param>
/// <param name="Category">What it is about; see <see cref="RewardCategory"/>.</param>
/// <param name="Density">How much text one score is about.</param>
public sealed record RewardDescription(RewardPart Part, string Category, RewardDensity Density)
{
    /// <summary>Its name where the verifier gives several of one part, such as the criteria of a rubric; null otherwise.</summary>
    public string? Name { get; init; }

    /// <summary>The values that it may have.</summary>
    public ScoreRange Range { get; init; } = ScoreRange.Unit;
}

/// <summary>The parts of a verifier's session.</summary>
public enum RewardPart
{
    /// <summary><see cref="IVerifierSession.Process"/>: scores steps.</summary>
    Process,

    /// <summary><see cref="IVerifierSession.Outcome"/>: scores whole solutions.</summary>
    Outcome,

    /// <summary><see cref="IVerifierSession.Pairwise"/>: compares two solutions.</summary>
    Pairwise,
}

/// <summary>How much text one score is about (Wu et al. 2023, "Fine-Grained Human Feedback Gives Better Rewards").</summary>
public enum RewardDensity
{
    /// <summary>Every token has a score, of which a step's is made.</summary>
    Token,

    /// <summary>Every step has a score.</summary>
    Step,

    /// <summary>A whole solution has one score.</summary>
    Whole,
}

/// <summary>What scores are about. A verifier may name a category of its own; these are shared.</summary>
public static class RewardCategory
{
    /// <summary>Whether the reasoning is right.</summary>
    public const string Correctness = "correctness";

    /// <summary>Whether the calculations are.</summary>
    public const string Arithmetic = "arithmetic";

    /// <summary>Whether a program passes its tests.</summary>
    public const string Tests = "tests";

    /// <summary>Whether the text keeps what was asked of its form.</summary>
    public const string Constraints = "constraints";

    /// <summary>Which of two solutions people would rather have.</summary>
    public const string Preference = "preference";

    /// <summary>Scores of several categories, combined.</summary>
    public const string Mixed = "mixed";
}
