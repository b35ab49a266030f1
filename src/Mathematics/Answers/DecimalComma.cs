using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>The comma before decimals, and the points between thousands, that much of the world writes.</summary>
internal static partial class DecimalComma
{
    private const int Longest = 100;

    /// <summary>
    /// <c>1000,99</c> as <c>1000.99</c>, <c>1.000,99</c> and <c>1 000,99</c> too, and <c>1.000.000</c> as <c>1000000</c>; anything but one
    /// number
    /// so written unchanged, thousands between commas (<c>1,000</c>) included.
    /// </summary>
    public static string ToPoint(string answer)
    {
        if (answer.Length > Longest || answer.AsSpan().IndexOfAny(',', '.') < 0)
        {
            return answer;
        }

        var match = Number().Match(answer);
        if (!match.Success || IsThousands(answer))
        {
            return answer;
        }

        var number = match.Groups["number"];
        var plain = number.Value.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');
        return string.Concat(answer.AsSpan(0, number.Index), plain, answer.AsSpan(number.Index + number.Length));
    }

    /// <summary>One number whose commas stand where thousands part; it might also be a list.</summary>
    public static bool IsThousands(string answer) => answer.Length <= Longest && Thousands().IsMatch(answer);

    [GeneratedRegex(
        @"^\s*\$?-?[$€£]?(?<number>\d+,\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\ \d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})\s?(?:[$€£%]|\\%)?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Number();

    /// <summary>
    /// A reference that may be one number with a decimal comma or a list, as the list: who gives a reference writes decimals with a point,
    /// unless a unit shows that it is one number.
    /// </summary>
    public static string AsList(string reference) =>
        reference.Length <= Longest && !IsThousands(reference) && Ambiguous().IsMatch(reference)
            ? reference.Replace(",", ", ", StringComparison.Ordinal)
            : reference;

    /// <summary>Whole numbers that commas part without spaces, too many or too short to be thousands: <c>98,99,100,101</c>.</summary>
    public static bool IsLongList(string answer) =>
        answer.Contains(',', StringComparison.Ordinal) && LongList().IsMatch(answer) && !Thousands().IsMatch(answer);

    [GeneratedRegex(@"^-?[0-9]+(?:,-?[0-9]+){2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex LongList();

    [GeneratedRegex(@"^\s*-?\d+(?:,-?\d+)+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Ambiguous();

    [GeneratedRegex(@"^-?\$?[1-9]\d{0,2}(?:,\d{3})+$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
