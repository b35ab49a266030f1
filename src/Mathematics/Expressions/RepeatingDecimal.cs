using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Verify.Mathematics.Expressions;

/// <summary>
/// Decimals that repeat for ever: <c>0.1\overline{6}</c>, <c>0.\bar{3}</c>, <c>0.\dot{3}</c>, <c>0.1(6)</c>, <c>0.333…</c> (three times at
/// least).
/// </summary>
internal static partial class RepeatingDecimal
{
    private const int MostDigits = 100;

    /// <summary>How many characters the repeating decimal at <paramref name="start"/> takes; 0 when there is none.</summary>
    public static int Measure(string text, int start)
    {
        // Few numbers are: a quick look at what ends the digits spares the pattern.
        var end = start;
        while (end < text.Length && end - start < MostDigits && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (end == text.Length || text[end] != '.')
        {
            return 0;
        }

        for (end++; end < text.Length && end - start < MostDigits && char.IsAsciiDigit(text[end]); )
        {
            end++;
        }

        return end < text.Length && text[end] is '\\' or '(' or '.' or '…' ? Repeating().Match(text, start).Length : 0;
    }

    /// <summary>The exact value of a measured text; null when the text is no repeating decimal.</summary>
    public static Number? Read(string text)
    {
        var match = Repeating().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var (whole, fixedDigits) = (match.Groups["whole"].Value, match.Groups["fixed"].Value);
        var period = match.Groups["period"].Value;
        var prefix = Parse(whole + fixedDigits);
        var nines = BigInteger.Pow(10, period.Length) - 1;
        return Rational.Create((prefix * nines) + Parse(period), nines * BigInteger.Pow(10, fixedDigits.Length)) is { } value
            ? new Number(value, null)
            : null;
    }

    private static BigInteger Parse(string digits) =>
        digits.Length == 0 ? 0 : BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\G(?<whole>[0-9]{0,50})\.(?:(?<fixed>[0-9]{0,40})(?:\\(?:overline|bar|dot)\s?(?:\{(?<period>[0-9]{1,40})\}|"
            + @"(?<period>[0-9]))|\((?<period>[0-9]{1,40})\))|(?<fixed>[0-9]{0,20}?)(?<period>[0-9]{1,9}?)\k<period>\k<period>+"
            + @"(?:\.\.\.|…|\\[lc]?dots))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Repeating();
}
