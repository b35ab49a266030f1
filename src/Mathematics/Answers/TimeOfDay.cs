using System.Globalization;
using System.Text.RegularExpressions;
using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers;

/// <summary>
/// Times as clocks show and people say them: <c>4:30 p.m.</c>, <c>\text{4:30 PM}</c>, <c>4.30 pm</c>, <c>16:30</c>, <c>4 pm</c>,
/// <c>1:00:00</c>,
/// <c>1500 hours</c>, <c>half past three</c>, <c>noon</c>.
/// </summary>
/// <param name="Seconds">Since midnight, or since noon where the half of the day is not said.</param>
/// <param name="SaysHalf">Whether it is said, by a.m. and p.m. or by an hour beyond twelve.</param>
internal readonly partial record struct TimeOfDay(int Seconds, bool SaysHalf)
{
    private const int Longest = 60;

    private const int Minute = 60;

    private const int Hour = 3600;

    private const int HalfDay = 12 * Hour;

    /// <summary>Whether two times are the same; null where one of the two is no time, or both may be ratios and these are meant.</summary>
    public static bool? Compare(string first, string second, bool isRatio)
    {
        if (!(MayBe(first) && MayBe(second)) || Read(first) is not { } a || Read(second) is not { } b)
        {
            return null;
        }

        return a.IsSameAs(b) || !(isRatio && !a.SaysHalf && !b.SaysHalf) ? a.IsSameAs(b) : null;
    }

    public static TimeOfDay? Read(string answer)
    {
        if (answer.Length > Longest)
        {
            return null;
        }

        var text = Marks().Replace(answer, " ").Trim();
        if (text.Equals("noon", StringComparison.OrdinalIgnoreCase) || text.Equals("midnight", StringComparison.OrdinalIgnoreCase))
        {
            return new TimeOfDay(text.Length == 4 ? HalfDay : 0, true);
        }

        return Clock().Match(text) is { Success: true } clock ? ReadClock(clock)
            : Military().Match(text) is { Success: true } military
                ? Create(Parse(military.Groups["hour"]), Parse(military.Groups["minute"]), 0, saysHalf: true)
            : Spoken().Match(text) is { Success: true } spoken ? ReadSpoken(spoken)
            : null;
    }

    /// <summary>Where one leaves the half of the day open, it is taken to mean that of the other.</summary>
    public bool IsSameAs(TimeOfDay other) =>
        Seconds == other.Seconds || (!(SaysHalf && other.SaysHalf) && Seconds % HalfDay == other.Seconds % HalfDay);

    private static bool MayBe(string answer) =>
        answer.Contains(':', StringComparison.Ordinal)
        || answer.Contains('m', StringComparison.OrdinalIgnoreCase)
        || answer.EndsWith("clock", StringComparison.OrdinalIgnoreCase)
        || answer.EndsWith("hours", StringComparison.OrdinalIgnoreCase)
        || answer.Contains("noon", StringComparison.OrdinalIgnoreCase)
        || answer.Contains(" past ", StringComparison.OrdinalIgnoreCase)
        || answer.Contains(" to ", StringComparison.OrdinalIgnoreCase);

    private static TimeOfDay? ReadClock(Match match)
    {
        var half = match.Groups["half"].Value;
        var (hour, minute, second) = (Parse(match.Groups["hour"]), Parse(match.Groups["minute"]), Parse(match.Groups["second"]));
        return
            (half.Length > 0 && hour is 0 or > 12)
            || (half.Length == 0 && !match.Groups["minute"].Success && !match.Groups["clock"].Success)
            || (half.Length == 0 && match.Groups["point"].Success)
            ? null
            : Create(
                half.Length == 0 ? hour : (hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0),
                minute,
                second,
                half.Length > 0 || hour is 0 or > 12
            );
    }

    // "half past three", "quarter to 4", "ten past 5 pm"
    private static TimeOfDay? ReadSpoken(Match match)
    {
        var part = match.Groups["part"].Value.ToLowerInvariant();
        var minutes = part switch
        {
            "half" => 30,
            "quarter" or "a quarter" => 15,
            _ => Number(part),
        };
        if (
            minutes is not (> 0 and < 60 and var away)
            || Number(match.Groups["hour"].Value.ToLowerInvariant()) is not (>= 1 and <= 12 and var hour)
        )
        {
            return null;
        }

        var half = match.Groups["half"].Value;
        var total = (hour % 12 * 60) + (match.Groups["to"].Success ? -away : away) + (half is ['p' or 'P', ..] ? 720 : 0);
        return new TimeOfDay((total + 1440) % 1440 * Minute, half.Length > 0);
    }

    private static int? Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : NumberWords.Read(word.Split(' ', '-')) is ({ IsInteger: true } value, var read)
        && read == word.Split(' ', '-').Length
        && value.Bits < 8
            ? (int)value.Numerator
        : null;

    private static TimeOfDay? Create(int hour, int minute, int second, bool saysHalf) =>
        hour > 23 || minute > 59 || second > 59 ? null : new TimeOfDay((hour * Hour) + (minute * Minute) + second, saysHalf);

    private static int Parse(Group digits) => digits.Success ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\\(?:text|mbox|textrm|mathrm)|[{}$~]|\\[,;: !]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(
        @"^(?<hour>[0-9]{1,2})\s*(?:(?::|(?<point>\.))\s*(?<minute>[0-9]{2})(?::(?<second>[0-9]{2}))?)?\s*(?<half>[ap]\.?\s?m\.?)?"
            + @"(?:in the (?:morning|afternoon|evening))?(?<clock>o'clock)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"^(?<hour>[012][0-9]):?(?<minute>[0-5][0-9])\s?(?:hours|hrs)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Military();

    [GeneratedRegex(
        @"^(?<part>half|(?:a )?quarter|[a-z-]+|[0-9]{1,2})(?:\sminutes)?\s(?:past|(?<to>to))\s(?<hour>[a-z]+"
            + @"|[0-9]{1,2})(?:\s(?<half>[ap]\.?m\.?))?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Spoken();
}
