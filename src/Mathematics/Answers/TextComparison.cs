using System.Text;
using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>Compares answers as words: case, spacing, punctuation and LaTeX's marks for text are set aside.</summary>
internal static partial class TextComparison
{
    private const int LongestWords = 200;

    public static Equivalence Compare(string first, string second)
    {
        if (HasLines(first) || HasLines(second))
        {
            // A program, where case, spacing and punctuation mean something.
            return Lines(first).SequenceEqual(Lines(second), StringComparer.Ordinal)
                ? new Equivalence(true, "the same lines")
                : new Equivalence(null, "different texts of several lines, which may mean the same");
        }

        if (string.Equals(Words(first), Words(second), StringComparison.OrdinalIgnoreCase))
        {
            return new Equivalence(true, "the same words");
        }

        if (Names(first) is { } names && Names(second) is { } others)
        {
            return new Equivalence(names.SetEquals(others), "names, in whatever order");
        }

        // "Yes, it is."
        if (
            YesOrNo().Match(first) is { Success: true } a
            && YesOrNo().Match(second) is { Success: true } b
            && (a.Length == first.Length || b.Length == second.Length)
        )
        {
            return new Equivalence(string.Equals(a.Groups[1].Value, b.Groups[1].Value, StringComparison.OrdinalIgnoreCase), "yes or no");
        }

        return Math.Max(first.Length, second.Length) > LongestWords
            ? new Equivalence(null, "different texts, too long to be compared by their meaning")
            : new Equivalence(false, "different words");
    }

    private static bool HasLines(string text) => text.Contains('\n', StringComparison.Ordinal);

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.TrimEnd());

    private static string Words(string text)
    {
        var plain = ThousandsMark()
            .Replace(Joint().Replace(TextCommand().Replace(text, ""), ""), "")
            .Replace("{", "", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal);
        var words = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            if (IsSaid(plain[i]) || (char.IsAsciiDigit(i + 1 < plain.Length ? plain[i + 1] : ' ') && MeansSomethingBeforeDigits(plain, i)))
            {
                words.Append(plain[i]);
            }
        }

        return words.ToString();
    }

    private static bool IsSaid(char character) =>
        char.IsLetterOrDigit(character)
        || (char.IsSymbol(character) && character is not ('$' or '^'))
        || character is '/' or '-' or '*' or '%' or '(' or ')' or '[' or ']';

    // 3.5, 3:4, 1,2 and 1 2 are not 35, 34 and 12, nor is x^2 x2.
    private static bool MeansSomethingBeforeDigits(string text, int at) =>
        text[at] == '^' || (text[at] is '.' or ':' or ',' or ' ' && at > 0 && char.IsAsciiDigit(text[at - 1]));

    /// <summary>Names that "and" joins, whose order says nothing; null for any other text.</summary>
    private static HashSet<string>? Names(string text)
    {
        const int MostWords = 3;
        if (text.Length > LongestWords)
        {
            return null;
        }

        var plain = TextCommand().Replace(text, "").Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        var items = Joints().Split(plain).Select(item => item.Trim()).ToList();
        return
            items.Count > 1
            && Joint().IsMatch(plain)
            && items.TrueForAll(item => Name().IsMatch(item) && item.Count(character => character == ' ') < MostWords)
            ? items.ToHashSet(StringComparer.OrdinalIgnoreCase)
            : null;
    }

    [GeneratedRegex(@"\s*(?:,\s*(?:and\b)?|\band\b)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Joints();

    [GeneratedRegex(@"^\p{L}[\p{L}'. -]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<=\d),(?=\d{3}(?!\d))", RegexOptions.CultureInvariant)]
    private static partial Regex ThousandsMark();

    [GeneratedRegex(@"^(?:\\text\{)?\s?(yes|no|true|false)\b(?:[\s.}]*$|(?=,))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex YesOrNo();

    // "Alice and Bob" is "Alice, Bob"; the order of names may be what was asked for.
    [GeneratedRegex(@"\band\b", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(
        @"\\(?:text(?:bf|it|rm|sf|normal)?(?![a-z])|mathrm|mathbf|mbox|left|right|dfrac|tfrac|[,;!: ])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TextCommand();
}
