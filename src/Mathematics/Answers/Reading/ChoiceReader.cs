using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers.Reading;

/// <summary>Reads the letter of a choice out of prose, where a letter is what the problem asks for.</summary>
internal static partial class ChoiceReader
{
    private const int Longest = 20_000;

    private const int LongestBeginning = 80;

    /// <summary>The letter, a capital; null where none is chosen.</summary>
    public static string? Read(string text)
    {
        text = text.Length <= Longest ? text : text[^Longest..];
        var (box, boxed) = BoxedAnswer.LastWithPlace(text) is var (at, inside) && InBox(inside) is { } letter ? (at, letter) : (-1, null);
        foreach (var (start, behind) in AnswerMarker.Backwards(text))
        {
            if (start < box)
            {
                break;
            }

            if (First(FirstStatement(behind)) is { } marked)
            {
                return marked;
            }
        }

        return boxed ?? Alone(text) ?? Chosen(text) ?? Last(text);
    }

    private static string? InBox(string inside) =>
        ChoiceLetter.Read(AnswerText.Normalize(inside)) is { } choice ? choice.Letter.ToString()
        : Leading().Match(Beginning(inside)) is { Success: true } match ? Capital(match)
        : null;

    /// <summary>The text, or its first line, is a letter with or without what the choice says.</summary>
    private static string? Alone(string text) =>
        Leading().Match(Beginning(text.AsSpan().Trim())) is { Success: true } match ? Capital(match) : null;

    private static string Beginning(ReadOnlySpan<char> text) => text[..Math.Min(text.Length, LongestBeginning)].ToString();

    /// <summary>"I would pick B", "so C is the correct answer", "option C is right".</summary>
    private static string? Chosen(string text) => Choosing().Matches(text) is { Count: > 0 } all ? Capital(all[^1]) : null;

    private static string? First(string statement)
    {
        var rest = But().Match(statement) is { Success: true } but ? statement[(but.Index + but.Length)..] : statement;
        return Lowercase().Match(rest) is { Success: true } small ? Capital(small)
            : Letter().Match(rest) is { Success: true } letter && !Negation().IsMatch(rest[..letter.Index]) ? Capital(letter)
            : null;
    }

    // What is said of a choice that is ruled out stands before it, in the same clause.
    private static string? Last(string text)
    {
        const int Before = 40;
        var letters = Letter().Matches(text);
        for (var i = letters.Count - 1; i >= 0 && i >= letters.Count - 20; i--)
        {
            var clause = text[Math.Max(0, letters[i].Index - Before)..letters[i].Index];
            clause = clause[(clause.LastIndexOfAny(['.', ',', ';', '\n']) + 1)..];
            if (!Negation().IsMatch(clause) && !Wrong().IsMatch(text.AsSpan(letters[i].Index + letters[i].Length)))
            {
                return Capital(letters[i]);
            }
        }

        return null;
    }

    private static string FirstStatement(string behind) => behind.Split('\n', 2)[0];

    private static string Capital(Match match) => match.Groups["letter"].Value.ToUpperInvariant();

    // An article and a pronoun are no choices.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9'’_\\^{])(?:\\(?:text|textbf|mathrm|mathbf)\{\s?\(?)?(?<letter>[A-J])(?![A-Za-z0-9'’_^=])(?!\s(?!is\b"
            + @"|because\b|since\b|as\b|and\b|or\b|with\b|for\b|has\b|which\b|but\b|not\b|who\b|by\b)[a-z])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Letter();

    [GeneratedRegex(@"^\W{0,3}(?<letter>[a-j])(?:[).:]|\W{0,3}$)", RegexOptions.CultureInvariant)]
    private static partial Regex Lowercase();

    [GeneratedRegex(
        @"^[\s*_`$(""]*(?:\\(?:text|textbf|mathrm|mathbf|bf)\s?\{?\s?\(?\s?)?(?:(?i:option|choice|answer)\s+)?\(?(?<letter>[A-J])"
            + @"(?:[\s*_`$)""}.,:]*$|\)|\}(?=[\s\\.:,)$]|$)|[.:](?=\s)|\s[-–—]\s)|^[\s*_`$(""]*(?<letter>[a-j])(?:[\s*_`$)""}.]*$"
            + @"|\)\s)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Leading();

    [GeneratedRegex(
        @"(?<!not\s|n't\s|never\s)\b(?:(?i:pick|choose|select|go with|going with|opt for))\s(?:(?i:option"
            + @"|choice|answer)\s)?\W{0,3}(?<letter>[A-J])(?![A-Za-z0-9'])|(?<![A-Za-z0-9'])\W?(?<letter>[A-J])\W{0,3}\s(?:is"
            + @"|must be|seems)\s(?:the\s)?(?:correct|right|best|true|answer)|选择?\s?\W{0,2}(?<letter>[A-J])(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Choosing();

    [GeneratedRegex(@"\bnot\b[^.;\n]{0,40}?\bbut\b(?:\srather)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex But();

    [GeneratedRegex(
        @"\b(?:not|never|neither|nor|cannot|except|eliminate|exclude|reject|rule out)\b|n['’]t\b|不[是选]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Negation();

    [GeneratedRegex(
        @"^\W{0,3}\s(?:is|are|was)\s(?:not|wrong|false|incorrect|impossible|out)\b|^\W{0,3}\s(?:isn't|fails?|cannot|can't)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Wrong();
}
