using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>
/// Notations that are rare enough to be read by rewriting them in the usual one: digits beyond nine, combinations as <c>C_{10}^3</c>,
/// ordinals, "3 to 4",
/// the reversed brackets of open intervals, currency codes, and what a whole number <c>k</c> may be in a family of answers.
/// </summary>
internal static partial class Respelling
{
    private const int Longest = 200;

    private const int LargestBase = 36;

    private static readonly Func<string, string?>[] Rules =
    [
        LargeDigits,
        NamedBase,
        Combination,
        Ordinal,
        Proportion,
        ReversedBrackets,
        CurrencyCode,
        Thousand,
        AndHalf,
        HoursAndMinutes,
        UnitPerUnit,
        Transposed,
        Family,
        FamilyOfK,
        UnitVectors.ToTuple,
        UnitVectors.ToTupleInSpace,
    ];

    /// <summary>The answer in every other notation that it may be meant in; mostly none.</summary>
    public static IEnumerable<string> Of(string answer) =>
        answer.Length > Longest ? [] : Rules.Select(rule => rule(answer)).OfType<string>();

    // FF_{16}, \text{1A}_{16}; a single letter with an index is a variable.
    private static string? LargeDigits(string answer)
    {
        if (
            Digits().Match(answer) is not { Success: true } match
            || !int.TryParse(match.Groups["base"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var radix)
            || radix is <= 10 or > LargestBase
        )
        {
            return null;
        }

        var value = BigInteger.Zero;
        foreach (var character in match.Groups["digits"].Value.ToUpperInvariant())
        {
            var digit = char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10;
            if (digit >= radix)
            {
                return null;
            }

            value = (value * radix) + digit;
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }

    private static string? NamedBase(string answer) =>
        InBase().Match(answer) is { Success: true } match ? $"{match.Groups[1].Value}_{{\\text{{{match.Groups[2].Value}}}}}" : null;

    private static string? Combination(string answer) =>
        Combinations().IsMatch(answer) ? Combinations().Replace(answer, @"\binom{${n}}{${k}}") : null;

    private static string? Ordinal(string answer) => Ordinals().Match(answer) is { Success: true } match ? match.Groups[1].Value : null;

    private static string? Proportion(string answer) =>
        InProportion().Match(answer) is { Success: true } match ? $"{match.Groups[1].Value}:{match.Groups[2].Value}" : null;

    private static string? ReversedBrackets(string answer) =>
        answer[0] == ']' || answer[^1] == '['
            ? Reversed()
                .Replace(answer, match =>
                    $"{(match.Groups[1].Value == "]" ? "(" : "[")}{match.Groups[2].Value}{(match.Groups[3].Value == "[" ? ")" : "]")}"
                )
            : null;

    private static string? CurrencyCode(string answer) =>
        Currency().Match(answer) is { Success: true } match
            ? $"{match.Groups["number"].Value} \\text{{{CurrencyOf(match.Groups["code"].Value)}}}"
            : null;

    private static string? Thousand(string answer) =>
        InThousands().Match(answer) is { Success: true } match ? $"{match.Groups[1].Value} thousand" : null;

    private static string? AndHalf(string answer) =>
        WithHalf().Match(answer) is { Success: true } match ? $"{match.Groups[1].Value} 1/2" : null;

    private static string? HoursAndMinutes(string answer) =>
        ShortTime().Match(answer) is { Success: true } match ? $"{match.Groups[1].Value} hours {match.Groups[2].Value} minutes" : null;

    // 10 \mathrm{~m} / \mathrm{s}
    private static string? UnitPerUnit(string answer) => PerUnit().IsMatch(answer) ? PerUnit().Replace(answer, @"\text{ $1/$2}") : null;

    private static string? Transposed(string answer) =>
        TransposedTuple().Match(answer) is { Success: true } match ? match.Groups[1].Value : null;

    // "2k\pi, k \in \mathbb{Z}"
    private static string? Family(string answer) => ReadFamily(answer)?.Value;

    /// <summary>Whatever the whole number is called, it might be called k.</summary>
    private static string? FamilyOfK(string answer) =>
        ReadFamily(answer) is var (value, name, _) && name != "k" && !value.Contains('k', StringComparison.Ordinal)
            ? LoneLetter().Replace(value, letter => letter.Value == name ? "k" : letter.Value)
            : null;

    /// <summary>Whether both are families, of which one takes all whole numbers and the other only those from 0 or 1.</summary>
    public static bool AreOfOtherNumbers(string first, string second) =>
        first.Length <= Longest
        && second.Length <= Longest
        && MayBeFamily(first)
        && MayBeFamily(second)
        && ReadFamily(first) is { } a
        && ReadFamily(second) is { } b
        && a.IsOfNaturals != b.IsOfNaturals;

    private static bool MayBeFamily(string answer) =>
        answer.Contains("integer", StringComparison.Ordinal)
        || answer.Contains("\\in", StringComparison.Ordinal)
        || answer.Contains('∈', StringComparison.Ordinal);

    private static (string Value, string Name, bool IsOfNaturals)? ReadFamily(string answer)
    {
        var inside = SetOfFamily().Match(answer) is { Success: true } set ? set.Groups[1].Value : answer;
        return Parameter().Match(inside) is { Success: true } match && inside[..match.Index] is var value && !Restricting().IsMatch(value)
            ? (value.TrimEnd(' ', ',', ';', '(', '\\'), match.Groups["name"].Value, Natural().IsMatch(match.Value))
            : null;
    }

    private static string CurrencyOf(string code) =>
        code switch
        {
            "US" => "dollars",
            ['R', 's', ..] => "rupees",
            _ => code,
        };

    [GeneratedRegex(
        @"^(?:\\(?:text|mathrm|mathtt)\s?\{|\()?(?<digits>[0-9][0-9A-Fa-f]*[A-Fa-f][0-9A-Fa-f]*|"
            + @"[A-Z][0-9A-Z]+)[})]?_\{?(?<base>[0-9]{2})\}?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"^\(?([0-9]+)\)?\s*(?:_\{?)?\s*(?:\\text\{)?\s*\(?(?:in )?base[- ]?\s?([0-9a-z]+)\)?\}*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex InBase();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9}])(?:\{\})?[_^](?:\{(?<n>[0-9]{1,4})\}|(?<n>[0-9]))\s?(?:C|\\mathrm\{C\})_(?:\{(?<k>[0-9]{1,4})\}"
            + @"|(?<k>[0-9]))|(?<![A-Za-z\\])(?:C|\\mathrm\{C\})_(?:\{(?<n>[0-9a-z]{1,4})\}|(?<n>[0-9a-z]))\^(?:\{(?<k>[0-9a-z]{1,4})\}"
            + @"|(?<k>[0-9a-z]))|(?<![A-Za-z\\])C\((?<n>[0-9]{1,4}),\s?(?<k>[0-9]{1,4})\)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Combinations();

    [GeneratedRegex(
        @"^(\d+)\s?(?:\^\s?)?\{?\s?(?:\\(?:text|textrm|mathrm|mbox)\s?)?\{?\s?(?:st|nd|rd|th)\s?\}?\}?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Ordinals();

    [GeneratedRegex(@"^([0-9.]+)\s?(?:\\text\{)?\s?to\s?\}?\s?([0-9.]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex InProportion();

    [GeneratedRegex(@"([\[\]])([^\[\]()]*[,;][^\[\]()]*)([\[\]])", RegexOptions.CultureInvariant)]
    private static partial Regex Reversed();

    [GeneratedRegex(
        @"^(?:(?<code>USD|EUR|GBP|INR|Rs\.?|CAD|AUD|CNY|RMB|JPY)|(?<code>US)\\?\$)\s?(?<number>[\d.,]+)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Currency();

    [GeneratedRegex(
        @"(?:[,;(]|\\text|\\quad|\\ |\s)[\s\\,;(]*(?:\\q?quad\s*)?(?:\\text\{)?\s*(?:\(?(?:for|where|with)\s)?(?:(?:any"
            + @"|all|every|each)\s)?\s*(?:integers?\s?\}?\s?\$?(?<name>[a-z])|\}?\s*\$?(?<name>[a-z])\s?(?:\\in\s?\\(?:mathbb"
            + @"|Bbb|mathbf)\s?\{?[ZN]\}?(?:[\^_]\{?[+*0-9]\}?)?|∈\s?[ZNℤℕ]|\$?\s?(?:\\text\{)?\s?(?:is an(?:y)? "
            + @"|is a |an )?(?:non-?negative |positive )?integer))\s?[}\s$)]*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Parameter();

    // Of "x > 2, x whole" it is x itself that is whole.
    [GeneratedRegex(@"[<>≤≥≠]|\\(?:leq?|geq?|leqslant|geqslant|lt|gt|neq?)(?![a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Restricting();

    [GeneratedRegex(@"positive|negative|[Nℕ]|\+", RegexOptions.CultureInvariant)]
    private static partial Regex Natural();

    [GeneratedRegex(@"^(?:\\left)?\\\{\s?(?:[a-z]\s?(?:\||\\mid|:)\s?)?(.*?)(?:\\right)?\\\}$", RegexOptions.CultureInvariant)]
    private static partial Regex SetOfFamily();

    [GeneratedRegex(@"^\\?\$?(\d+(?:\.\d+)?)[kK]$", RegexOptions.CultureInvariant)]
    private static partial Regex InThousands();

    [GeneratedRegex(@"^(\d+) and (?:a|one)[ -]half$", RegexOptions.CultureInvariant)]
    private static partial Regex WithHalf();

    [GeneratedRegex(@"^(\d+)\s?h(?:rs?|ours?)?\s?(\d+)\s?m(?:ins?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortTime();

    [GeneratedRegex(
        @"\\(?:mathrm|text)\s?\{[~ ]?([A-Za-z]{1,12})\}\s?/\s?\\(?:mathrm|text)\s?\{[~ ]?([A-Za-z]{1,12})\}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PerUnit();

    [GeneratedRegex(
        @"^(\([^()]+,[^()]+\)|\[[^\[\]]+,[^\[\]]+\])\^\{?(?:T|\\top|\\mathsf\{T\}|\\mathrm\{T\}|\\intercal)\}?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TransposedTuple();

    [GeneratedRegex(@"(?<![A-Za-z\\])[a-z](?![A-Za-z])|(?<=\\pi\s?)[a-z](?![A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex LoneLetter();
}
