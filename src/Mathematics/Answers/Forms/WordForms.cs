using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>Words that say something mathematical: numbers in words, "no solution", "all real numbers".</summary>
internal static partial class WordForms
{
    private const int Longest = 120;

    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["no solution"] = "emptyset",
        ["no solutions"] = "emptyset",
        ["no real solution"] = "emptyset",
        ["no real solutions"] = "emptyset",
        ["there is no solution"] = "emptyset",
        ["there are no solutions"] = "emptyset",
        ["none"] = "emptyset",
        ["no solutions exist"] = "emptyset",
        ["no solution exists"] = "emptyset",
        ["none exist"] = "emptyset",
        ["no such number"] = "emptyset",
        ["no such integer"] = "emptyset",
        ["no such integers"] = "emptyset",
        ["infinitely many"] = "infty",
        ["infinitely many solutions"] = "infty",
        ["an infinite number"] = "infty",
        ["an infinite number of solutions"] = "infty",
        ["infinite"] = "infty",
        ["infinity"] = "infty",
        ["empty set"] = "emptyset",
        ["the empty set"] = "emptyset",
        ["all real numbers"] = "mathbb{R}",
        ["all reals"] = "mathbb{R}",
        ["the set of all real numbers"] = "mathbb{R}",
        ["all real x"] = "mathbb{R}",
        ["does not exist"] = "undefined",
        ["dne"] = "undefined",
        ["undefined"] = "undefined",
        ["not defined"] = "undefined",
        ["positive infinity"] = "infty",
    }.ToFrozenDictionary();

    /// <summary>Null when the words say nothing of the kind.</summary>
    public static AnswerForm? Read(string answer)
    {
        if (answer.Length > Longest)
        {
            return null;
        }

        var plain = answer.ToLowerInvariant().Replace("\\text", "", StringComparison.Ordinal);
        var words = (Sign().IsMatch(plain) ? "minus " : "") + Separators().Replace(plain, " ").Trim();
        return Symbols.TryGetValue(NoSuch().Replace(words, "none"), out var symbol)
            ? new ValueForm(new Symbol(symbol))
            : ReadNumber(words.Split(' '));
    }

    /// <summary>A number, and behind it one word at most for what is counted.</summary>
    private static ValueForm? ReadNumber(string[] words)
    {
        if (
            NumberWords.Read(words) is not var (value, read)
            || words.Length - read > 1
            || (words.Length > read && NumberWords.Find(words[^1]) is not null)
        )
        {
            return null;
        }

        var number = new Number(value, null);
        return new ValueForm(read == words.Length ? number : new Quantity(number, words[^1]));
    }

    [GeneratedRegex(@"^no such [a-z]$", RegexOptions.CultureInvariant)]
    private static partial Regex NoSuch();

    [GeneratedRegex(@"^[\s{}$]*-", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex(@"[-\s{}$.\\]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
