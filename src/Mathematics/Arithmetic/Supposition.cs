using System.Text.RegularExpressions;

namespace Verify.Mathematics.Arithmetic;

/// <summary>Tells equations that a text states from those it supposes, asks about or denies, and from those of other arithmetics.</summary>
internal static partial class Supposition
{
    private const int Reach = 60;

    /// <summary>Whether the words around an equation take back that it is stated.</summary>
    public static bool Surrounds(string text, int start, int end)
    {
        var line = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        var before = text.AsSpan(Math.Max(line, start - Reach), start - Math.Max(line, start - Reach));
        var after = text.AsSpan(end, Math.Min(Reach, text.Length - end));
        return Supposed().IsMatch(before) || Denied().IsMatch(after) || Elsewhere().IsMatch(before) || ElsewhereBehind().IsMatch(after);
    }

    [GeneratedRegex(
        @"\b(?:if|suppose|supposing|assume|assuming|unless|whether|imagine|pretend|not|never|isn't|doesn't"
            + @"|does|wrong|incorrect|claims?|claimed|thinks?|thought|mistakenly|instead of|rather than)(?:\sthat)?[\s$:(]{0,3}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Supposed();

    [GeneratedRegex(
        @"^[\s$)]{0,3}(?:\?|[.,;]?\s?(?:no\b[.,!]|wrong\b|incorrect\b|false\b|(?:which|that|this|but that)\s(?:is"
            + @"|was|would be|cannot be)\s(?:wrong|false|incorrect|impossible|not|absurd|a contradiction)|is\s(?:wrong"
            + @"|false|incorrect|impossible|not)\b|would be\b|a contradiction\b))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Denied();

    [GeneratedRegex(
        @"\b(?:mod(?:ulo|ular)?\s?\\?\$?[0-9]+|modular arithmetic|clock arithmetic|base[-\s]?(?:[0-9]+|two"
            + @"|three|four|five|six|seven|eight|nine|sixteen)|binary|octal|hexadecimal)\b|\\mathbb\{Z\}_",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Elsewhere();

    [GeneratedRegex(
        @"^[\s,$]{0,3}(?:in|modulo|mod)\s(?:mod(?:ulo)?\b|base\b|binary\b|[0-9])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex ElsewhereBehind();
}
