using System.Globalization;

namespace Verify.Search.Limits;

/// <summary>
/// Seeds from 0 to 2^53 - 1: what every JSON reader gives back exactly, so that an echoed seed can be sent again.
/// </summary>
public static class SeedLimits
{
    /// <summary><see cref="Min"/> as attributes need it.</summary>
    public const string MinText = "0";

    /// <summary><see cref="Max"/> as attributes need it.</summary>
    public const string MaxText = "9007199254740991";

    /// <summary>The lowest seed.</summary>
    public static ulong Min { get; } = ulong.Parse(MinText, CultureInfo.InvariantCulture);

    /// <summary>The highest seed.</summary>
    public static ulong Max { get; } = ulong.Parse(MaxText, CultureInfo.InvariantCulture);
}
