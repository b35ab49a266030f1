using System.Buffers;
using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers.Reading;

/// <summary>Reads the answer that a text begins with, as it stands behind a marker: the shortest whole that says it.</summary>
internal static partial class Statement
{
    private const int LongestSentence = 600;

    private const int MostCuts = 20;

    // A prefix of words alone says less than the sentence.
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789\\");

    /// <summary>The answer; where no formula is found, the words of the sentence. Null when nothing is said.</summary>
    public static string? Read(string statement)
    {
        var text = WithinTag(statement);
        if (JsonAnswer.Read(text) is { } member)
        {
            return member;
        }

        if (Display(text) is { } display)
        {
            return display;
        }

        var sentence = WithoutNegation(WithoutFillers(FirstSentence(text)));
        if (sentence.Length == 0)
        {
            return null;
        }

        return FormulaSpan.First(sentence)
            ?? SaidTwice(sentence)
            ?? (CleanAnswer.IsOne(sentence) ? sentence : Prefix(sentence))
            ?? (ForeignLetters().IsMatch(sentence) && !ForeignModifiers().IsMatch(sentence) ? LastExpression.In(sentence) : null)
            ?? OnlyAmount(sentence)
            ?? sentence;
    }

    /// <summary>The answer where it is mathematics and no words.</summary>
    public static string? Plain(string statement) =>
        Read(statement) is { } answer && (CleanAnswer.IsOne(answer) || ChoiceLetter.Read(AnswerText.Normalize(answer)) is not null)
            ? answer
            : null;

    /// <summary>Whether a text is one sentence, be it as long as it may.</summary>
    public static bool IsOneSentence(string text) =>
        !text.Contains("\n\n", StringComparison.Ordinal) && SeveralSentences().Count(text.Trim().TrimEnd('.')) == 0;

    /// <summary>The longest beginning that is an answer by itself, where prose goes on behind it.</summary>
    private static string? Prefix(string sentence)
    {
        var cuts = Cut().Matches(sentence);
        for (var i = Math.Min(cuts.Count, MostCuts) - 1; i >= 0; i--)
        {
            var beginning = sentence[..cuts[i].Index].Trim();
            if (beginning.AsSpan().IndexOfAny(Digits) >= 0 && CleanAnswer.IsOne(beginning))
            {
                return beginning.Trim('*', '_', ' ');
            }
        }

        return null;
    }

    /// <summary>The first of "3 * 18, or 54": the same value in other words.</summary>
    private static string? SaidTwice(string sentence) =>
        Alternative().Match(sentence) is { Success: true } match
        && CleanAnswer.IsOne(match.Groups["first"].Value)
        && new AnswerEquivalence().Compare(match.Groups["first"].Value, match.Groups["second"].Value).Equal == true
            ? match.Groups["first"].Value
            : null;

    // "Janeth aura encore 220 $ à payer d'ici 12 mois."
    private static string? OnlyAmount(string sentence) =>
        Amount().Matches(sentence) is [var amount] && Number().Count(sentence) > 1 && !Comparing().IsMatch(sentence)
            ? amount.Value.Trim()
            : null;

    private static string WithinTag(string text)
    {
        var tag = ClosingTag().Match(text);
        text = tag.Success ? text[..tag.Index] : text;
        return text.StartsWith("```", StringComparison.Ordinal)
            ? Fence().Match(text) is { Success: true } fence
                ? fence.Groups[1].Value.Trim()
                : text.Trim('`')
            : text.Trim();
    }

    private static string? Display(string text)
    {
        var (open, close) =
            text.StartsWith("\\[", StringComparison.Ordinal) ? (2, "\\]")
            : text.StartsWith("$$", StringComparison.Ordinal) ? (2, "$$")
            : (0, "");
        var end = open == 0 ? -1 : text.IndexOf(close, open, StringComparison.Ordinal);
        return end < 0 ? null : text[open..end].Trim();
    }

    private static string FirstSentence(string text)
    {
        var line = text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var lineEnd ? text[..lineEnd] : text;
        line = line.Length <= LongestSentence ? line : line[..LongestSentence];
        var end = SentenceEnd().Match(line);
        line = end.Success ? line[..end.Index] : line;
        var bold = UnpairedBold().Match(line);
        return Ornaments().Replace(bold.Success ? line[..bold.Index] : line, "").Trim().TrimEnd('.').Trim(' ', '"', '“', '”', '_');
    }

    private static string WithoutFillers(string text)
    {
        while (Filler().Match(text) is { Success: true, Length: > 0 } filler)
        {
            text = text[filler.Length..];
        }

        return text;
    }

    // "not 5 but 6"
    private static string WithoutNegation(string text) => NotBut().Match(text) is { Success: true } match ? text[match.Length..] : text;

    [GeneratedRegex(@"</(?:final[_ ]?|the[_ ]?)?(?:answer|solution)>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ClosingTag();

    [GeneratedRegex(@"^```\w*\n(.*?)\n?```", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(
        @"(?<!^\W{0,3}[A-J])(?<!\b(?:[ap]\.?m|sq|cu|approx|vs|i\.e|e\.g|No|St|Mr|Mrs|Ms|Dr|Rs))\.(?:\s|\[\^|$)|[。！？।]|(?<!\\)\?(?=\s|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?<=[a-z\d)}$]{2})[.!?]\s+(?=[A-Z])|。.", RegexOptions.CultureInvariant)]
    private static partial Regex SeveralSentences();

    [GeneratedRegex(@"^(?<first>[^,]{1,80}),?\s(?:or|i\.e\.,?|that is,?)\s(?<second>[^,]{1,80})$", RegexOptions.CultureInvariant)]
    private static partial Regex Alternative();

    // Behind an answer that a bold sentence ends with.
    [GeneratedRegex(@"(?<=^[^*]*)\*\*(?=[\s,.:;!?)][^*]*$|$)|(?<=^[^*]*)\*(?=,)", RegexOptions.CultureInvariant)]
    private static partial Regex UnpairedBold();

    [GeneratedRegex(
        @"[✅✓✔☑■∎◼▪□🎉]\uFE0F?|\[\^\d+\]|(?<=[\d}])\s?(?:で(?:す|ある)|となります|になります|입니다|이다|예요|이에요|है|हैं)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Ornaments();

    [GeneratedRegex(
        @"^(?:(?:therefore|thus|hence|then|simply|clearly|obviously|indeed|actually|certainly|definitely|still"
            + @"|now|in fact|of course|for sure|equal to|given by|found to be)\b,?\s*|[:=]\s*|[*_`""“]+(?=\s))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Filler();

    [GeneratedRegex(
        @"^not\s[^.;\n]{1,40}?,?\s(?:but|rather)\s(?:rather\s|instead\s)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex NotBut();

    // Where prose may go on.
    [GeneratedRegex(
        @"\*\*(?=[\s,.:;])|,\s|;\s|，|,|\s\(|:\s|\s[-–—]\s|\s(?:because|since|for|of the|of a|of all|out of"
            + @"|as|in|when|if|where|which|so|that|with|after|or|and|porque|car|parce|weil|denn|soit)\s|，?因为|"
            + @"\s(?=\p{IsCJKUnifiedIdeographs})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Cut();

    [GeneratedRegex(
        @"[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsHangulSyllables}"
            + @"\p{IsDevanagari}\p{IsArabic}\p{IsCyrillic}\p{IsThai}\p{IsBengali}]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ForeignLetters();

    [GeneratedRegex(@"[$€£¥₹]\s?\d[\d,]*(?:\.\d+)?|\d[\d,]*(?:\.\d+)?\s?[$€£¥₹](?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\b(?:more|less|than|fewer|not|least|most|plus|moins|más|menos|mais|mehr|weniger)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Comparing();

    // At least, at most, not, more than.
    [GeneratedRegex(
        @"至少|至多|最多|最少|不|大于|小于|超过|少于|多于|以上|以下|\bне\s|больше|меньше|более|менее|少なくとも|未満|최소|최대|이상|이하"
            + @"|कम से कम|अधिक|على الأقل|على الأكثر|ليس",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex ForeignModifiers();
}
