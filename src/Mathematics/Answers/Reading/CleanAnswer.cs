using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Verify.Mathematics.Answers.Forms;
using Verify.Mathematics.Expressions;
using Verify.Mathematics.Parsing;

namespace Verify.Mathematics.Answers.Reading;

/// <summary>Tells a text that is nothing but an answer in mathematics from prose that holds one.</summary>
internal static partial class CleanAnswer
{
    private const int MostLabels = 3;

    private const int LongestPhrase = 60;

    private static readonly FrozenSet<string> Allowed = (
        "and or to am pm noon midnight none no solution solutions real numbers all the set of for any integer "
        + "integers where hundred thousand "
        + "million billion trillion mod base choose square cubic per half halves third thirds quarter quarters fourth "
        + "fourths fifth fifths st "
        + "nd rd th january february march april may june july august september october november december jan feb mar apr jun jul aug sep "
        + "sept oct nov dec monday tuesday wednesday thursday friday saturday sunday remainder det span arcsin arccos "
        + "arctan log ln sin cos "
        + "tan sec csc cot exp sqrt pi theta alpha beta gamma infinity inf gcd lcm max min mod dx dy dt cis"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Behind a number they begin something else than the name of what is counted.
    private static readonly FrozenSet<string> Asides = (
        "for out in because since if when as so which that is are was were has have with by from than at on into but not only then while "
        + "where who he she it they this these about since hence thus therefore after before until above below under "
        + "over between such given"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text as a whole is a value, a list, a relation, a quantity, a date or a time.</summary>
    public static bool IsOne(string text)
    {
        var answer = AnswerText.Normalize(text);
        return answer.Length > 0
            && HasOnlyMathematics(answer)
            && !Remark().IsMatch(answer)
            && !Share().IsMatch(answer)
            && (
                FormReader.Read(DecimalComma.ToPoint(answer)) is not TextForm
                || CalendarDate.Read(answer) is not null
                || TimeOfDay.Read(answer) is not null
                || Readings.Of(answer).Any(reading => reading.Form is not TextForm)
            );
    }

    /// <summary>Whether a text is a few words about a number and no sentence that leads to it: "5 hours before noon".</summary>
    public static bool IsPhrase(string text) =>
        text.Trim().TrimEnd('.') is var words && words.Length <= LongestPhrase && Phrase().IsMatch(words) && !Leading().IsMatch(words);

    /// <summary>Whether the words in it are those of mathematics, or name what the number before them counts.</summary>
    private static bool HasOnlyMathematics(string answer)
    {
        var isCounted = false;
        var labels = 0;
        foreach (Match piece in Pieces().Matches(answer))
        {
            if (piece.Groups["word"] is { Success: true } word)
            {
                var isKnown =
                    Allowed.Contains(word.Value)
                    || MathVocabulary.Words.ContainsKey(word.Value)
                    || Units.IsUnit(word.Value)
                    || NumberWords.Find(word.Value.ToLowerInvariant()) is not null;
                if (!isKnown && (!isCounted || ++labels > MostLabels || Asides.Contains(word.Value)))
                {
                    return false;
                }
            }
            else
            {
                (isCounted, labels) = (piece.Groups["value"].Success, 0);
            }
        }

        return true;
    }

    [GeneratedRegex(@"^(?=.*[\d$])(?=.*[A-Za-z]{2})[^\s.!?]+(?:\s[^\s.!?]+){0,5}$", RegexOptions.CultureInvariant)]
    private static partial Regex Phrase();

    [GeneratedRegex(
        @"^\W*(?:so|hence|thus|therefore|then|it|there|this|that|these|we|he|she|they|you|i|the|in|and|finally"
            + @"|answer|result|total)\b|\b(?:is|are|was|were|has|have|had|gives?|makes?|equals|got|gets)\b|[:=*]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Leading();

    // "54 (3 groups)"
    [GeneratedRegex(
        @"\d\s\((?=[^()]*\d)(?=[^()]*[a-z]{3})(?![^()]*\b(?:mod|base|sin|cos|tan|log|exp|sqrt)\b)(?![^()]*\\)[^()]*\)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Remark();

    /// <summary>Whether a text is a few words that may be an answer, and no sentence.</summary>
    public static bool IsName(string text) =>
        text.Trim() is { Length: > 0 and <= LongestPhrase } words
        && Few().IsMatch(words)
        && !Leading().IsMatch(words)
        && !Talk().IsMatch(words);

    [GeneratedRegex(@"^[^\s.!?]+(?:\s[^\s.!?]+){0,5}\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Few();

    [GeneratedRegex(
        @"^\W*(?:let|to|first|next|now|step|ok|okay|sure|sorry|unable|cannot|can't|please|what|how|why|if"
            + @"|since|because|hmm|wait|unknown|my)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Talk();

    // Commands are no words, and what follows a number or a bracket may be.
    [GeneratedRegex(
        @"\\(?:text|textbf|mathrm|mbox|textrm)(?![A-Za-z])|\\(?:d?frac|tfrac|sqrt)(?![A-Za-z])|\\[A-Za-z]+"
            + @"|(?<word>(?<![A-Za-z])[A-Za-z]{2,}(?:['-][A-Za-z]+)*)|(?<value>[\d.%°)}\]$]+)|(?<other>[,;:=<>])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pieces();

    [GeneratedRegex(
        @"\d\s+of\s+(?:the|a|an|all|his|her|their|its)\s|^-?[\d.,]+\s\((?!(?:[a-z]+\)))[a-z]{3,}(?:\s[a-z]+)+\)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Share();
}
