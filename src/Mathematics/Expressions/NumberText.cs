using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Verify.Mathematics.Expressions;

/// <summary>
/// Numbers as people write them: <c>1,000.99</c>, <c>10{,}000</c>, <c>900,\!000</c>, <c>1 000</c>, <c>.5</c>, <c>1e-3</c>, <c>2 1/2</c>.
/// </summary>
internal static partial class NumberText
{
    private const int MaxDigits = 300;

    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>How many characters the number at <paramref name="start"/> takes; 0 when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where to look.</param>
    /// <param name="style">What may part thousands.</param>
    public static int Measure(string text, int start, NumberStyle style)
    {
        var next = text[start];
        if (VulgarFractions.IsOne(next))
        {
            return 1;
        }

        if (!char.IsAsciiDigit(next) && !(next == '.' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1])))
        {
            return 0;
        }

        var number = style switch
        {
            NumberStyle.Prose => PlainNumber(),
            NumberStyle.Answer => SpacedNumber(),
            _ => ListedNumber(),
        };
        var length = number.Match(text, start).Length;
        return
            start + length < text.Length
            && VulgarFractions.IsOne(text[start + length])
            && text.AsSpan(start, length).IndexOfAnyExceptInRange('0', '9') < 0
            ? length + 1
            : length;
    }

    /// <summary>How many raised digits stand at <paramref name="start"/>.</summary>
    public static int MeasureRaised(string text, int start)
    {
        var end = start;
        while (end < text.Length && Raised.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        return end - start;
    }

    /// <summary>The number that a measured piece of text states; null when it is too long to be computed with.</summary>
    public static Number? Read(string text) =>
        VulgarFractions.IsOne(text[^1]) ? ReadVulgar(text)
        : Raised.Contains(text[0], StringComparison.Ordinal)
            ? ReadPlain(string.Concat(text.Select(digit => (char)('0' + Raised.IndexOf(digit, StringComparison.Ordinal)))))
        : text.AsSpan().IndexOfAny('\\', '(', '…') >= 0 || text.EndsWith('.') ? RepeatingDecimal.Read(text) ?? ReadPlain(text)
        : ReadPlain(text);

    /// <summary>A whole number, or one with an exponent, that is too long to be computed with as a fraction; null for any other
    /// text.</summary>
    public static Expression? ReadLarge(string text)
    {
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            return
                mark <= MaxDigits
                && ReadPlain(text.AsSpan(0, mark)) is { } mantissa
                && int.TryParse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
                ? new Product([new(mantissa), new(new Power(new Number(10, null), new Number(exponent, null)))])
                : null;
        }

        string digits = new([.. text.Where(char.IsAsciiDigit)]);
        return digits.Length > MaxDigits && !text.Contains('.', StringComparison.Ordinal)
            ? new LargeNumber(BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture))
            : null;
    }

    private static Number? ReadVulgar(string text) =>
        (text.Length == 1 ? 0 : ReadPlain(text.AsSpan(0, text.Length - 1))?.Value) is { } whole
        && Rational.Add(whole, VulgarFractions.Value(text[^1])) is { } value
            ? new Number(value, null)
            : null;

    private static Number? ReadPlain(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        if (slash >= 0)
        {
            var space = text.IndexOf(' ');
            return ReadMixed(text[..space], text[(space + 1)..slash], text[(slash + 1)..]);
        }

        var exponentAt = text.IndexOfAny('e', 'E');
        var exponent = 0;
        if (
            exponentAt >= 0
            && (
                !int.TryParse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || Math.Abs(exponent) > MaxDigits
            )
        )
        {
            return null;
        }

        Span<char> digits = stackalloc char[MaxDigits];
        var (count, decimals) = (0, (int?)null);
        foreach (var character in exponentAt >= 0 ? text[..exponentAt] : text)
        {
            if (character == '.')
            {
                decimals = 0;
            }
            else if (char.IsAsciiDigit(character))
            {
                if (count == MaxDigits)
                {
                    return null;
                }

                digits[count++] = character;
                decimals++;
            }
        }

        var whole = BigInteger.Parse(digits[..count], NumberStyles.None, CultureInfo.InvariantCulture);
        return
            Rational.Create(whole, BigInteger.Pow(10, decimals ?? 0)) is { } mantissa
            && Rational.Multiply(mantissa, Rational.PowerOfTen(exponent)) is { } value
            ? new Number(value, exponentAt >= 0 ? (decimals ?? 0) - exponent : decimals)
            : null;
    }

    private static Number? ReadMixed(ReadOnlySpan<char> whole, ReadOnlySpan<char> numerator, ReadOnlySpan<char> denominator)
    {
        const int PartDigits = 18;
        return
            whole.Length <= PartDigits
            && numerator.Length <= PartDigits
            && denominator.Length <= PartDigits
            && Rational.Create(Parse(numerator), Parse(denominator)) is { } part
            && Rational.Create(Parse(whole), 1) is { } full
            && Rational.Add(full, part) is { } value
            ? new Number(value, null)
            : null;

        static BigInteger Parse(ReadOnlySpan<char> digits) => BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    // Groups of three count as thousands only behind a first group that does not begin with 0 ("0,111" is no thousand).
    [GeneratedRegex(
        @"\G(?:[0-9]+\ [0-9]+/[0-9]+(?![0-9/.])|(?:[1-9][0-9]{0,2}(?:(?:,|'|\{,\}|,\\!\ ?|\\,)[0-9]{3})+(?![0-9])"
            + @"|[0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+(?![A-Za-z0-9]))?)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PlainNumber();

    [GeneratedRegex(
        @"\G(?:[0-9]{1,3}(?:[\ \u00A0\u2009\u202F][0-9]{3})+(?![0-9/])|[0-9]+\ [0-9]+/[0-9]+(?![0-9/.])|(?:[1-9][0-9]{0,2}(?:(?:,"
            + @"|\{,\}|,\\!\ ?|\\,)[0-9]{3})+(?![0-9])|[0-9]*))(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+(?![A-Za-z0-9]))?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex SpacedNumber();

    [GeneratedRegex(
        @"\G(?:[0-9]+\ [0-9]+/[0-9]+(?![0-9/.])|(?:[1-9][0-9]{0,2}(?:(?:\{,\}|,\\!\ ?|\\,)[0-9]{3})+(?![0-9])"
            + @"|[0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+(?![A-Za-z0-9]))?)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ListedNumber();
}

/// <summary>Where a number stands, which decides what may part its thousands.</summary>
internal enum NumberStyle
{
    /// <summary>In running text: a comma; a space may simply stand between two numbers.</summary>
    Prose,

    /// <summary>In an answer: a comma or a space.</summary>
    Answer,

    /// <summary>Inside brackets: only LaTeX's own marks, since a comma parts the items there.</summary>
    Item,
}
