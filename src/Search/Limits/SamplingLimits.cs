namespace Verify.Search.Limits;

/// <summary>The ranges of the values that say how tokens are drawn; both ends are included unless said otherwise.</summary>
public static class SamplingLimits
{
    /// <summary>The likeliest token is taken.</summary>
    public const double MinTemperature = 0;

    /// <summary>The highest temperature.</summary>
    public const double MaxTemperature = 2;

    /// <summary>Top-p must be above this.</summary>
    public const double MinTopP = 0;

    /// <summary>All tokens are kept.</summary>
    public const double MaxTopP = 1;

    /// <summary>All tokens are kept; the highest top-k is the size of the policy's vocabulary.</summary>
    public const int MinTopK = 0;

    /// <summary>All tokens are kept.</summary>
    public const double MinMinP = 0;

    /// <summary>Only the likeliest token is kept.</summary>
    public const double MaxMinP = 1;

    /// <summary>Below 1, tokens that were used already become likelier.</summary>
    public const double MinRepetitionPenalty = 0.1;

    /// <summary>Above 1, tokens that were used already become less likely.</summary>
    public const double MaxRepetitionPenalty = 10;

    /// <summary>The fewest tokens a step or a solution may be limited to; the most are those of a search.</summary>
    public const int MinTokens = 1;

    /// <summary>Stop strings of one request.</summary>
    public const int MaxStops = 16;

    /// <summary>UTF-16 characters of one stop string.</summary>
    public const int MaxStopLength = 256;
}
