using System.Text;
using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>Brings the many characters and decorations of answers to the few that are read.</summary>
internal static partial class AnswerText
{
    private const int LongestSplit = 200;

    private const string UnitSymbol = @"(?:km|cm|mm|kg|mg|ft|mi|mol|kPa|Pa|kJ|kN|kW|Hz|min|hr|day|[mgsLlNJWVAKChF])(?:\^\{?-?[1-4]\}?)?";

    private const string Currency = @"(?:\\?(?<currency>\$)|(?<currency>[€£¥₹]))";

    // A dollar sign alone would be the end of a formula.
    private const string SignBehind = @"(?:\\(?<currency>\$)|(?<currency>[€£¥₹]))";

    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ";

    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₋₊ₙ";

    private const string Full = "0123456789-+n";

    private static readonly Dictionary<char, string> Plain = new()
    {
        ['∛'] = "\\sqrt[3]",
        ['½'] = " 1/2",
        ['⅓'] = " 1/3",
        ['⅔'] = " 2/3",
        ['¼'] = " 1/4",
        ['¾'] = " 3/4",
        ['⅕'] = " 1/5",
        ['⅛'] = " 1/8",
        ['\u2212'] = "-",
        ['\u2010'] = "-",
        ['\u2011'] = "-",
        ['\u2013'] = "-",
        ['\u2044'] = "/",
        ['\u2215'] = "/",
        ['\u00A0'] = " ",
        ['\u2009'] = " ",
        ['\u202F'] = " ",
        ['\u2019'] = "'",
        ['\u2032'] = "'",
        ['，'] = ",",
        ['。'] = ".",
        ['：'] = ":",
        ['（'] = "(",
        ['）'] = ")",
        ['＝'] = "=",
        ['％'] = "%",
        ['º'] = "°",
        ['ℝ'] = "\\mathbb{R}",
        ['→'] = "\\to ",
        ['⇒'] = "\\Rightarrow ",
    };

    /// <summary>
    /// Without surrounding spaces, Markdown's marks, paired dollar signs and a full stop; look-alikes of ASCII characters as these.
    /// </summary>
    public static string Normalize(string answer)
    {
        var text = Ascii.IsValid(answer) ? answer : Replace(answer);
        var before = -1;
        while (before != text.Length)
        {
            before = text.Length;
            text = text.Trim().Trim('*', '`', '"');
            text = (text.EndsWith("...", StringComparison.Ordinal) ? text : text.TrimEnd('.', ',', ';')).Trim();
            text = Unwrap(text, "\\(", "\\)");
            text = Unwrap(text, "\\[", "\\]");
            text = Unwrap(text, "$", "$");
            text =
                text.StartsWith("\\boxed{", StringComparison.Ordinal)
                && BoxedAnswer.Last(text) is { } inside
                && inside.Length == text.Length - "\\boxed{}".Length
                    ? inside
                    : text;
        }

        return text;
    }

    /// <summary>
    /// What is announced in words: behind "about", or behind a label and its colon ("Total: 42"); null when there is no such thing.
    /// </summary>
    public static string? Announced(string answer) =>
        answer.Length <= LongestSplit && Announcement().Match(answer) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>
    /// The answer with a unit of one letter, or of letters and a stroke, set as text: <c>5 m</c>, <c>60 km/h</c>; null when there is none.
    /// </summary>
    public static string? WithTextUnit(string answer) =>
        answer.Length <= LongestSplit && LetterUnit().Match(answer) is { Success: true } match
            ? $"{match.Groups[1].Value} \\text{{{match.Groups[2].Value.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}}}"
            : null;

    /// <summary>
    /// <c>$0.50</c> as dollars, and so with the signs of other currencies; empty for anything but a number with such a sign of its own.
    /// </summary>
    public static IEnumerable<string> WithCurrency(string answer)
    {
        if (answer.Length > LongestSplit || Money().Match(answer) is not { Success: true } match)
        {
            return [];
        }

        var units = match.Groups["currency"].Value switch
        {
            "€" => ["euros"],
            // Its name is that of a weight too.
            "£" => ["GBP", "pounds"],
            "¥" => ["yen", "yuan"],
            "₹" => ["rupees"],
            _ => (string[])["dollars"],
        };
        return units.Select(unit =>
            $"{match.Groups["sign"].Value}{match.Groups["number"].Value} \\text{{{match.Groups["scale"].Value} {unit} {match.Groups["per"].Value}}}"
        );
    }

    private static string Unwrap(string text, string open, string close) =>
        text.Length >= open.Length + close.Length
        && text.StartsWith(open, StringComparison.Ordinal)
        && text.EndsWith(close, StringComparison.Ordinal)
        && text.IndexOf(close, open.Length, StringComparison.Ordinal) == text.Length - close.Length
        && text[^(close.Length + 1)] != '\\'
            ? text[open.Length..^close.Length]
            : text;

    private static string Replace(string answer)
    {
        var text = new StringBuilder(answer.Length);
        for (var i = 0; i < answer.Length; i++)
        {
            var character = answer[i];
            if (Raised.Contains(character, StringComparison.Ordinal) || Lowered.Contains(character, StringComparison.Ordinal))
            {
                i = AppendRun(answer, i, Raised.Contains(character, StringComparison.Ordinal) ? Raised : Lowered, text);
            }
            else if (Plain.TryGetValue(character, out var plain))
            {
                text.Append(plain);
            }
            else
            {
                // Full-width digits and letters.
                text.Append(character is >= '\uFF10' and <= '\uFF5A' ? (char)(character - 0xFEE0) : character);
            }
        }

        return text.ToString();
    }

    /// <summary>Small characters as one exponent or index; where the last of them stands.</summary>
    private static int AppendRun(string answer, int start, string small, StringBuilder text)
    {
        text.Append(small == Raised ? "^{" : "_{");
        var end = start;
        for (; end < answer.Length && small.IndexOf(answer[end], StringComparison.Ordinal) is >= 0 and var digit; end++)
        {
            text.Append(Full[digit]);
        }

        text.Append('}');
        return end - 1;
    }

    [GeneratedRegex(
        @"^(?:(?:about|approximately|approx\.?|roughly|around|nearly|exactly|just|only|a total of|\\approx|≈|~)\s*|(?:\\text\{)?[A-Za-z][A-Za-z ]{1,40}(?::|\bis\b|\})\s*:?\s*)(\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Announcement();

    [GeneratedRegex(
        @"^(.*[\d})])\s+(" + UnitSymbol + @"(?:\s?(?:/|·|\*|\\cdot|\s)\s?" + UnitSymbol + @"){0,4})$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex LetterUnit();

    [GeneratedRegex(
        @"^(?<sign>-?)(?:"
            + Currency
            + @"\s?(?<number>-?[\d,]*\.?\d+)|(?<number>[\d,]*\.?\d+)\s?"
            + SignBehind
            + @")(?:\s?(?:\\text\{)?\s?(?<scale>thousand|million|billion|trillion)?(?<per>\s?(?:/|per\s)\s?[a-z]+)?\}?)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Money();
}
