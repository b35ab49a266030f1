using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers.Reading;

/// <content>What bold text, numbers, words and the ends of sentences look like.</content>
internal static partial class LastExpression
{
    private static Match? Last(Regex regex, string text)
    {
        Match? last = null;
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            last = match;
        }

        return last;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9)\]])\*\*([^*\n]{1,200})\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();

    [GeneratedRegex(
        @"(?<![A-Za-z_.])(?:\d+(?::\d+)+(?:\s?[ap]\.?m\b\.?)?|[-\u2212]?\s?[$€£]?(?:\d*√)?(?:\d+(?:,\d{3})+(?!\d)"
            + @"|\d+(?:,\d+)?|(?=\.\d))(?:\.\d+)?(?:/\d+)?(?:[eE][+-]?\d+)?(?![A-Za-z]*\d)(?:\s?%|\s(?:percent|thousand"
            + @"|million|billion)\b)?)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"^[A-Za-z][_^]\{?[A-Za-z0-9]+\}?\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    [GeneratedRegex(
        @"^(?:January|February|March|April|May|June|July|August|September|October|November|December)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Month();

    [GeneratedRegex(@"^([\d.,]+)((?:m|cm|km|mm|ft)(?:[²³]|\^\{?[23]\}?))$", RegexOptions.CultureInvariant)]
    private static partial Regex AttachedUnit();

    // Words and formulas between spaces; letters of scripts without spaces stand by themselves.
    [GeneratedRegex(
        @"[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsHangulSyllables}（）]+|"
            + @"[^\s\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsHangulSyllables}（）]+",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pieces();

    [GeneratedRegex(@"[\d+*/^=<>≤≥≠±√∞π(\[{$%\\|]|^[-–−]$|^[-−]\w", RegexOptions.CultureInvariant)]
    private static partial Regex Symbols();

    [GeneratedRegex(
        @"^(?:[ap]\.?m|o'clock|percent|degrees?|radians?|dozen|square|cubic|per)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Behind();

    [GeneratedRegex(
        @"^(?!(?:is|are|was|were|has|have|had|in|of|on|at|for|so|which|that|then|from|with|by|since|because)\b)[a-z]+,?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex NounOrUnit();

    [GeneratedRegex(@"^(?:not|never|no|neither|nor|isn't|isn’t|cannot)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negations();

    [GeneratedRegex(@"\b(?:not|never|isn't|neither)\s\W{0,3}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\G\((?=[^()\n]*[A-Za-z]{3})[^()\n]{1,200}\)\W{0,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    [GeneratedRegex(@"[.!?;]\s+|[。！？；]|\n", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceBreak();
}
