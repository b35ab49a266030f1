namespace Verify.Search.Limits;

/// <summary>
/// The lowest values of a search's budget, and the ranges in which a server may set its defaults and maxima
/// (<see cref="SearchDefaults"/>).
/// </summary>
public static class BudgetLimits
{
    /// <summary>The fewest finished candidates.</summary>
    public const int MinCandidates = 1;

    /// <summary>The fewest generated tokens.</summary>
    public const int MinTokens = 1;

    /// <summary>No limit on reward-model tokens.</summary>
    public const int MinRewardTokens = 0;

    /// <summary>A request's seconds must be above this.</summary>
    public const double MinSeconds = 0;

    /// <summary>The shortest wall time that a server may set as default or maximum.</summary>
    public const double MinConfiguredSeconds = 0.001;

    /// <summary>The longest wall time that a server may set as maximum: a day.</summary>
    public const double MaxConfiguredSeconds = 86_400;
}
