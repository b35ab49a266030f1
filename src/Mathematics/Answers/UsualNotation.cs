using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>
/// Notations that mean one thing and would be misread without being rewritten first: <c>0x1F</c>, <c>log2(3)</c>, <c>1'234'567</c>,
/// <c>30°15'</c>, <c>5'4"</c>, <c>\Gamma(n+1)</c>, <c>1·2·3⋯n</c>, <c>5 \mu m</c>, lakhs.
/// </summary>
internal static partial class UsualNotation
{
    private const int Longest = 300;

    private static readonly SearchValues<char> Signs = SearchValues.Create("'°¢jxXbB…");

    public static string Of(string answer)
    {
        if (DecimalComma.IsLongList(answer))
        {
            return answer.Replace(",", ", ", StringComparison.Ordinal);
        }

        if (answer.Length > Longest || answer.Length < 2 || IsPlainNumber(answer) || !MayBeRare(answer))
        {
            return answer;
        }

        if (Literal().Match(answer) is { Success: true } literal)
        {
            return ReadLiteral(literal);
        }

        answer = NegativeInWords().Replace(answer, "-");
        answer = ThousandsMark().IsMatch(answer) ? answer.Replace("'", "", StringComparison.Ordinal) : answer;
        answer = Angle().Match(answer) is { Success: true } angle
            ? $"{angle.Groups["sign"].Value}({angle.Groups["degrees"].Value} + "
                + $"{Over(angle.Groups["minutes"], 60)} + {Over(angle.Groups["seconds"], 3600)})^\\circ"
            : answer;
        answer = Height().Replace(answer, "$1 feet $2 inches");
        answer = TypedLogarithm().Replace(answer, @"\log_{$1}(");
        answer = Gamma().Replace(answer, "(($1)-1)!");
        answer = Progression().Match(answer) is { Success: true } progression ? ReadProgression(progression) ?? answer : answer;
        answer = Micro().Replace(answer, @"$1 \text{u$2}");
        answer = Ohm().Replace(answer, @"$1 \text{$2ohm}");
        answer = Lakh().Match(answer) is { Success: true } lakh
            ? $"{lakh.Groups[1].Value}*{(lakh.Groups[2].Value.StartsWith('l') ? "10^5" : "10^7")}"
            : answer;
        answer = OneIn().Replace(answer, "$1/$2");
        answer = Cents().Replace(answer, @"$1 \text{cents}");
        answer = EngineersUnit().Replace(answer, "$1i");
        answer = SquareUnit().Replace(answer, @" \text{$1^2}");
        return PerCent().Replace(answer, "percent");
    }

    // Most answers show at a glance that none of the rules is about them.
    private static bool MayBeRare(string answer) =>
        answer.AsSpan().IndexOfAny(Signs) >= 0
        || answer.Contains("minus", StringComparison.OrdinalIgnoreCase)
        || answer.Contains("negative", StringComparison.OrdinalIgnoreCase)
        || answer.Contains("log", StringComparison.Ordinal)
        || answer.Contains("dots", StringComparison.Ordinal)
        || answer.Contains("...", StringComparison.Ordinal)
        || answer.Contains("lakh", StringComparison.OrdinalIgnoreCase)
        || answer.Contains("crore", StringComparison.OrdinalIgnoreCase)
        || answer.Contains(" in ", StringComparison.Ordinal)
        || answer.Contains("per cent", StringComparison.Ordinal)
        || answer.Contains("sq", StringComparison.Ordinal)
        || answer.Contains("\\mu", StringComparison.Ordinal)
        || answer.Contains("\\Omega", StringComparison.Ordinal)
        || answer.Contains("\\Gamma", StringComparison.Ordinal)
        || answer.Contains("prime", StringComparison.Ordinal);

    private static bool IsPlainNumber(string answer)
    {
        foreach (var character in answer)
        {
            if (!char.IsAsciiDigit(character) && character is not ('.' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    private static string ReadLiteral(Match literal)
    {
        var value = BigInteger.Zero;
        var radix = literal.Groups["hex"].Success ? 16 : 2;
        foreach (var digit in literal.Groups["hex"].Success ? literal.Groups["hex"].Value : literal.Groups["binary"].Value)
        {
            value = (value * radix) + Convert.ToInt32(digit.ToString(), 16);
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }

    private static string Over(Group part, int divisor) => part.Success ? $"{part.Value}/{divisor}" : "0";

    /// <summary>1 + 2 + 3 + ⋯ + n and its like, with the same step throughout.</summary>
    private static string? ReadProgression(Match match)
    {
        var (a, b) = (Parse(match.Groups["first"]), Parse(match.Groups["second"]));
        var step = b - a;
        var last = match.Groups["last"].Value;
        if (
            step <= 0
            || (match.Groups["third"].Success && Parse(match.Groups["third"]) - b != step)
            || (int.TryParse(last, out var end) && (end - a) % step != 0)
        )
        {
            return null;
        }

        var (sign, start) = (match.Groups["sign"].Value.Contains('+', StringComparison.Ordinal) ? "sum" : "prod", Invariant(a));
        return $"\\{sign}_{{k=0}}^{{({last}-{start})/{Invariant(step)}}}({start}+{Invariant(step)}k)";
    }

    private static int Parse(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^0[xX](?<hex>[0-9A-Fa-f]{1,64})$|^0[bB](?<binary>[01]{1,128})$", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    [GeneratedRegex(
        @"^(?:\\text\{)?\s?(?:minus|negative)\s?\}?\s?(?=[\\0-9.$(√]|[a-z](?![a-z]))(?![^{]*\}$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex NegativeInWords();

    [GeneratedRegex(@"^-?[$€£]?[0-9]{1,3}(?:'[0-9]{3})+(?:\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ThousandsMark();

    [GeneratedRegex(
        @"^(?<sign>-?)(?<degrees>[0-9]{1,4})\s?(?:°|\^\{?\\circ\}?)\s?(?<minutes>[0-9]{1,2}(?:\.[0-9]+)?)\s?(?:'"
            + @"|\^\{?\\prime\}?|\\prime)(?:\s?(?<seconds>[0-9]{1,2}(?:\.[0-9]+)?)\s?(?:''|""|\^\{?\\prime\\prime\}?))?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Angle();

    [GeneratedRegex(@"^([0-9]{1,3})'\s?([0-9]{1,2}(?:\.[0-9]+)?)(?:''|"")$", RegexOptions.CultureInvariant)]
    private static partial Regex Height();

    [GeneratedRegex(@"(?<![A-Za-z\\])log(2|10)\s?\(", RegexOptions.CultureInvariant)]
    private static partial Regex TypedLogarithm();

    [GeneratedRegex(@"\\Gamma\s?(?:\\left)?\(([^()]{1,40}?)(?:\\right)?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Gamma();

    [GeneratedRegex(
        @"^(?<first>[0-9]{1,4})\s?(?<sign>\+|\\cdot|\\times|·|×)\s?(?<second>[0-9]{1,4})\s?(?:\k<sign>\s?(?<third>[0-9]{1,4})\s?)?"
            + @"(?:\k<sign>)?\s?(?:\\[cl]?dots|\.\.\.|…|\\dots)\s?(?:\k<sign>)?\s?(?<last>[0-9]{1,4}|n)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Progression();

    [GeneratedRegex(
        @"^(.*[0-9}])\s*(?:\\[,; ]|~)?\s*(?:\\(?:mathrm|text)\{)?\\mu\s?(?:\\(?:mathrm|text)\s?\{)?(m|s|g|l|L|A|V|F)\}?\}?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Micro();

    [GeneratedRegex(
        @"^(.*[0-9}])\s*(?:\\[,; ]|~)*\s*(?:\\(?:mathrm|text)\s?\{)?([kM]?)\}?\s?(?:\\(?:mathrm|text)\s?\{)?\\Omega\s?\}?\}?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Ohm();

    [GeneratedRegex(@"^([0-9][0-9.]*)\s(lakhs?|crores?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Lakh();

    [GeneratedRegex(@"^([0-9]+) in ([0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex OneIn();

    [GeneratedRegex(@"\bper cent\b", RegexOptions.CultureInvariant)]
    private static partial Regex PerCent();

    [GeneratedRegex(@"^([0-9.]+)\s?¢$", RegexOptions.CultureInvariant)]
    private static partial Regex Cents();

    // 3 + 4j
    [GeneratedRegex(@"(?<=^-?[0-9.]+\s?[-+]\s?)([0-9.]*)j$", RegexOptions.CultureInvariant)]
    private static partial Regex EngineersUnit();

    [GeneratedRegex(@"(?<=[0-9])\s?sq\.?\s?(ft|in|cm|m|km|mi|yd)\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex SquareUnit();
}
