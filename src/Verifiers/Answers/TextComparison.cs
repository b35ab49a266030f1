using System.Text;
using System.Text.RegularExpressions;

namespace Verify.Verifiers.Answers;

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

        // "Yes, it is."
        if (YesOrNo().Match(first) is { Success: true } a && YesOrNo().Match(second) is { Success: true } b && (a.Length == first.Length || b.Length == second.Length))
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
        var words = new StringBuilder(text.Length);
        foreach (var character in Joint().Replace(TextCommand().Replace(text, ""), ""))
        {
            if (char.IsLetterOrDigit(character) || char.IsSymbol(character) || character is '/' or '-' or '*' or '%' or '(' or ')' or '[' or ']')
            {
                words.Append(character);
            }
        }

        return words.Replace("$", "").Replace("^", "").ToString();
    }

    [GeneratedRegex(@"^(?:\\text\{)?\s?(yes|no|true|false)\b(?:[\s.}]*$|(?=,))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex YesOrNo();

    // "Alice and Bob" is "Alice, Bob"; the order of names may be what was asked for.
    [GeneratedRegex(@"\band\b", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(@"\\(?:text(?:bf|it|rm|sf|normal)?(?![a-z])|mathrm|mathbf|mbox|left|right|dfrac|tfrac|[,;!: ])", RegexOptions.CultureInvariant)]
    private static partial Regex TextCommand();
}
