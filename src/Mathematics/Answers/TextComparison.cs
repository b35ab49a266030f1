using System.Text;
using System.Text.RegularExpressions;

namespace Verify.Mathematics.Answers;

/// <summary>Compares answers as words: case, spacing, punctuation and LaTeX's marks for text are set aside.</summary>
internal static partial class TextComparison
{
    private const int LongestWords = 200;

    private const int LongestCompared = 10_000;

    // Genotypes, symbols of elements, quantities.
    private const int LongestSymbol = 6;

    // What stands for "and".
    private const string Mark = "&";

    public static Equivalence Compare(string first, string second)
    {
        if (HasLines(first) || HasLines(second))
        {
            // A program, where case, spacing and punctuation mean something.
            return Lines(first).SequenceEqual(Lines(second), StringComparer.Ordinal)
                ? new Equivalence(true, "the same lines")
                : new Equivalence(null, "different texts of several lines, which may mean the same");
        }

        if (Math.Max(first.Length, second.Length) > LongestCompared)
        {
            return new Equivalence(null, "different texts, too long to be compared by their words");
        }

        if (AreSameWords(Words(first), Words(second), first + second))
        {
            return new Equivalence(true, "the same words");
        }

        if (Names(first) is { } names && Names(second) is { } others)
        {
            return new Equivalence(names.SetEquals(others), "names, in whatever order");
        }

        // "Alice, Bob, Carol" is "Alice, Bob and Carol".
        if (
            first.Length <= LongestWords
            && second.Length <= LongestWords
            && AreSameWords(Words(Joints().Replace(first, Mark)), Words(Joints().Replace(second, Mark)), first + second)
        )
        {
            return new Equivalence(true, "the same words");
        }

        if (Calendar.Same(first, second) is { } same)
        {
            return new Equivalence(same, "names of days or months");
        }

        if (Equivalents(first) is { } p && Equivalents(second) is { } q)
        {
            return new Equivalence(p.SetEquals(q), "statements that hold together, in whatever order");
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

    /// <summary>
    /// Case is set aside unless it may mean something: in formulas, and where capitals stand inside a word, as in "aB" and "pH".
    /// </summary>
    private static bool AreSameWords(string first, string second, string texts) =>
        string.Equals(first, second, StringComparison.Ordinal)
        || (
            string.Equals(first, second, StringComparison.OrdinalIgnoreCase)
            && !Command().IsMatch(TextCommand().Replace(texts, ""))
            && !(first.Length <= LongestSymbol && (HasInnerCapital(first) || HasInnerCapital(second)))
            && !(first.Length is 2 && char.ToLowerInvariant(first[0]) == char.ToLowerInvariant(first[1]) && first[0] != second[1])
        );

    private static bool HasInnerCapital(string word) => word.Length > 1 && word.Any(char.IsLower) && word.Skip(1).Any(char.IsUpper);

    private static string Words(string text)
    {
        var plain = ThousandsMark()
            .Replace(Joint().Replace(TextCommand().Replace(text, ""), Mark), "")
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
        || char.IsSurrogate(character)
        || (char.IsSymbol(character) && character is not '$')
        || character is '/' or '-' or '*' or '%' or '(' or ')' or '[' or ']' or '\'' or '!' or '_' or '&';

    // 3.5, 3:4, 1,2 and 1 2 are not 35, 34 and 12.
    private static bool MeansSomethingBeforeDigits(string text, int at) =>
        text[at] is '.' or ':' or ',' or ' ' && at > 0 && char.IsAsciiDigit(text[at - 1]);

    /// <summary>The two sides of <c>p \iff q</c>; null for any other text.</summary>
    private static HashSet<string>? Equivalents(string text) =>
        Iff().Split(text) is [var left, var right] ? new HashSet<string>([Words(left), Words(right)], StringComparer.Ordinal) : null;

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

    [GeneratedRegex(@"\\iff(?![A-Za-z])|\\[Ll]eftrightarrow(?![A-Za-z])|⇔|↔", RegexOptions.CultureInvariant)]
    private static partial Regex Iff();

    // What follows a comma explains it, unless it is an answer of its own.
    [GeneratedRegex(
        @"^(?:\\text\{)?\s?(yes|no|true|false)\b(?:[\s.}]*$|(?=[,;](?>\s*)(?!yes\b|no\b|true\b|false\b|and\b|or\b)))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex YesOrNo();

    [GeneratedRegex(@"\s?,?\s?\band\b\s?", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(
        @"\\(?:(?:text(?:bf|it|rm|sf|normal)?|mathrm|mathbf|mbox|left|right|dfrac|tfrac)(?![A-Za-z])|[,;!: ])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TextCommand();

    [GeneratedRegex(@"\\[A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
