namespace Verify.Search.Limits;

/// <summary>The ranges of the values by which a request combines verifiers.</summary>
public static class VerifierLimits
{
    /// <summary>A weight must be above this.</summary>
    public const double MinWeight = 0;

    /// <summary>The highest weight.</summary>
    public const double MaxWeight = 1e6;

    /// <summary>The lowest bound of a gate.</summary>
    public const double MinBound = 0;

    /// <summary>The highest bound of a gate, and its default for an exact checker.</summary>
    public const double MaxBound = 1;

    /// <summary>A gate's default bound for a reward model.</summary>
    public const double ModelBound = 0.5;
}
