using System.Globalization;
using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>Times as clocks show them: <c>4:30 p.m.</c>, <c>\text{4:30 PM}</c>, <c>16:30</c>, <c>4 pm</c>.</summary>
/// <param name="Minutes">Since midnight, or since noon where the half of the day is not said.</param>
/// <param name="SaysHalf">Whether it is said, by a.m. and p.m. or by an hour beyond twelve.</param>
internal readonly partial record struct TimeOfDay(int Minutes, bool SaysHalf)
{
    private const int Longest = 60;

    private const int HalfDay = 720;

    public static TimeOfDay? Read(string answer)
    {
        if (answer.Equals("noon", StringComparison.OrdinalIgnoreCase) || answer.Equals("midnight", StringComparison.OrdinalIgnoreCase))
        {
            return new TimeOfDay(answer.Length == 4 ? HalfDay : 0, true);
        }

        if (answer.Length > Longest || Clock().Match(Marks().Replace(answer, " ").Trim()) is not { Success: true } match)
        {
            return null;
        }

        var half = match.Groups["half"].Value.ToLowerInvariant();
        var (hour, minute) = (Parse(match.Groups["hour"]), match.Groups["minute"].Success ? Parse(match.Groups["minute"]) : 0);
        if (
            hour > 23
            || minute > 59
            || (half.Length > 0 && hour is 0 or > 12)
            || (half.Length == 0 && !match.Groups["minute"].Success && !match.Groups["clock"].Success)
        )
        {
            return null;
        }

        return half.Length > 0
            ? new TimeOfDay((hour % 12 * 60) + minute + (half[0] == 'p' ? HalfDay : 0), true)
            : new TimeOfDay((hour * 60) + minute, hour is 0 or > 12);
    }

    /// <summary>Where one leaves the half of the day open, it is taken to mean that of the other.</summary>
    public bool IsSameAs(TimeOfDay other) =>
        Minutes == other.Minutes || (!(SaysHalf && other.SaysHalf) && Minutes % HalfDay == other.Minutes % HalfDay);

    private static int Parse(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\\(?:text|mbox|textrm|mathrm)|[{}$~]|\\[,;: !]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(
        @"^(?<hour>\d{1,2})\s*(?::\s*(?<minute>\d{2}))?\s*(?<half>[ap]\.?\s?m\.?)?(?<clock>o'clock)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Clock();
}
