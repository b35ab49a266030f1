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

    /// <summary>
    /// Without surrounding spaces, Markdown's marks, paired dollar signs and a full stop; look-alikes of ASCII characters as these.
    /// </summary>
    public static string Normalize(string answer)
    {
        var text = Ascii.IsValid(answer) ? answer : Characters.ToAscii(answer);
        var before = -1;
        while (before != text.Length)
        {
            before = text.Length;
            text = text.Trim().Trim('*', '`');
            text = text.Length > 1 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
            text = IsEmphasised(text) ? text.Trim('_') : text;
            text = (text.EndsWith("...", StringComparison.Ordinal) ? text : text.TrimEnd('.', ',', ';')).Trim();
            text = Unwrap(text, "\\(", "\\)");
            text = Unwrap(text, "\\[", "\\]");
            text = Unwrap(text, "$", "$");
            text = BoxedAnswer.Unwrap(text);
        }

        return text;
    }

    /// <summary>
    /// The answer with a unit of one letter, or of letters and a stroke, set as text: <c>5 m</c>, <c>60 km/h</c>; null when there is none.
    /// </summary>
    public static string? WithTextUnit(string answer) =>
        answer.Length <= LongestSplit && LetterUnit().Match(answer) is { Success: true } match
            ? $"{match.Groups[1].Value} \\text{{{WithoutBraces(match.Groups[2].Value)}}}"
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
            $"{match.Groups["sign"].Value}{match.Groups["number"].Value} "
            + $"\\text{{{match.Groups["scale"].Value} {unit} {match.Groups["per"].Value}}}"
        );
    }

    private static bool IsEmphasised(string text) =>
        text.Length > 4 && text.StartsWith("__", StringComparison.Ordinal) && text.EndsWith("__", StringComparison.Ordinal);

    private static string Unwrap(string text, string open, string close) =>
        text.Length >= open.Length + close.Length
        && text.StartsWith(open, StringComparison.Ordinal)
        && text.EndsWith(close, StringComparison.Ordinal)
        && text.IndexOf(close, open.Length, StringComparison.Ordinal) == text.Length - close.Length
        && text[^(close.Length + 1)] != '\\'
            ? text[open.Length..^close.Length]
            : text;

    private static string WithoutBraces(string text) =>
        text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    [GeneratedRegex(
        @"^(.*(?:[\d})]|\\pi))\s+(" + UnitSymbol + @"(?:\s?(?:/|·|\*|\\cdot|\s)\s?" + UnitSymbol + @"){0,4})$",
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
