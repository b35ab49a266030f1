using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>
/// The letter of a multiple-choice answer: <c>B</c>, <c>(B)</c>, <c>b)</c>, <c>\text{(B)}</c>, <c>option B</c>, <c>(B) 42</c>.
/// </summary>
/// <param name="Letter">The capital letter.</param>
/// <param name="Text">What the choice says, where the answer repeats it; null otherwise.</param>
internal readonly partial record struct ChoiceLetter(char Letter, string? Text)
{
    private const int LongestAlone = 40;

    private const int Longest = 300;

    /// <summary>Whether several letters written together, as "ACD" and "DCA", are the same choices; null where one of the two is no such
    /// run.</summary>
    public static bool? AreSets(string first, string second)
    {
        const int MostLetters = 6;
        return
            first.Length is > 1 and <= MostLetters
            && second.Length is > 1 and <= MostLetters
            && IsRun(first)
            && IsRun(second)
            && (IsAscending(first) || IsAscending(second))
            && first.Order().SequenceEqual(second.Order())
            ? true
            : null;
    }

    private static bool IsRun(string text) => text.All(letter => letter is >= 'A' and <= 'J') && text.Distinct().Count() == text.Length;

    private static bool IsAscending(string text) => text.Order().SequenceEqual(text);

    /// <summary>Null when the answer is no choice. A small letter alone is a variable.</summary>
    public static ChoiceLetter? Read(string answer)
    {
        if (answer.Length <= LongestAlone && Alone().Match(answer) is { Success: true } alone)
        {
            return new ChoiceLetter(char.ToUpperInvariant(alone.Groups["letter"].ValueSpan[0]), null);
        }

        return answer.Length <= Longest && WithText().Match(answer) is { Success: true } match
            ? new ChoiceLetter(match.Groups["letter"].ValueSpan[0], match.Groups["text"].Value)
            : null;
    }

    [GeneratedRegex(
        @"^\$?(?:\\(?:text|textbf|mathrm|mathbf|mbox|bf)\s?\{?)?\s*(?:(?i:option|choice|answer)\s+)?\(?(?:(?<letter>[A-J])"
            + @"|(?<=\()(?<letter>[a-j])(?=\))|(?<letter>[a-j])(?=\)))\s*\)?[.:]?\s*\}?\)?\s*\$?\.?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Alone();

    [GeneratedRegex(
        @"^\$?(?:\\(?:text|textbf|mathrm|mathbf|mbox)\{)?\s*(?:\((?<letter>[A-J])\)|(?<letter>[A-J])[).:])\s*\}?(?:\\ "
            + @"|~|\\quad)?\s*(?!\}?[,;&]|\}?(?:\\text\{\s?)?(?:and|or)\b)(?<text>\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex WithText();
}
