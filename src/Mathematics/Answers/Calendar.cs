using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>Names of days and months, in full and abbreviated.</summary>
internal static partial class Calendar
{
    private const int Longest = 30;

    /// <summary>Whether two such names mean the same day or month; null where one of the two is none.</summary>
    public static bool? Same(string first, string second) =>
        first.Length <= Longest
        && second.Length <= Longest
        && Name().Match(first) is { Success: true } a
        && Name().Match(second) is { Success: true } b
            ? string.Equals(a.Groups["name"].Value, b.Groups["name"].Value, StringComparison.OrdinalIgnoreCase)
            : null;

    [GeneratedRegex(
        @"^(?:\\text\{)?\s?(?:(?<name>mon|fri|sun)(?:day)?|(?<name>tue)s?(?:day)?|(?<name>wed)(?:nesday)?"
            + @"|(?<name>thu)(?:rs?)?(?:day)?|(?<name>sat)(?:urday)?|(?<name>jan)(?:uary)?|(?<name>feb)(?:ruary)?"
            + @"|(?<name>mar)(?:ch)?|(?<name>apr)(?:il)?|(?<name>jun)e?|(?<name>jul)y?|(?<name>aug)(?:ust)?|(?<name>sep)t?(?:ember)?"
            + @"|(?<name>oct)(?:ober)?|(?<name>nov)(?:ember)?|(?<name>dec)(?:ember)?)s?\.?\s?\}?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Name();
}
