using System.Globalization;
using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>Days of the calendar: <c>March 5</c>, <c>5th of March</c>, <c>Thursday, March 5, 2020</c>.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
/// <param name="Year">Null where it is not said.</param>
internal readonly partial record struct CalendarDate(int Month, int Day, int? Year)
{
    // "May 5"; most answers are shorter.
    private const int Shortest = 5;

    private const int Longest = 60;

    private const string MonthName =
        @"(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
        + @"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Null for anything else.</summary>
    public static CalendarDate? Read(string answer)
    {
        if (
            answer.Length is < Shortest or > Longest
            || !(MonthFirst().Match(answer) is { Success: true } match || (match = DayFirst().Match(answer)).Success)
        )
        {
            return null;
        }

        var day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        int? year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) : null;
        var month = Array.IndexOf(Months, match.Groups["month"].Value[..3].ToLowerInvariant()) + 1;
        return day is >= 1 and <= 31 ? new CalendarDate(month, day, year) : null;
    }

    /// <summary>A year that only one of them says is set aside.</summary>
    public bool IsSameAs(CalendarDate other) =>
        (Month, Day) == (other.Month, other.Day) && (Year is null || other.Year is null || Year == other.Year);

    [GeneratedRegex(
        @"^(?:\\text\{)?\s?(?:[a-z]+day,?\s)?"
            + MonthName
            + @"\s(?:the\s)?(?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:,?\s(?<year>[0-9]{4}))?\s?\}?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex MonthFirst();

    [GeneratedRegex(
        @"^(?:\\text\{)?\s?(?:[a-z]+day,?\s)?(?:the\s)?(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\s(?:of\s)?"
            + MonthName
            + @"(?:,?\s(?<year>[0-9]{4}))?\s?\}?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex DayFirst();
}
