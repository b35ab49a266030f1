using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Verify.Verifiers.Expressions;

namespace Verify.Verifiers.Answers.Forms;

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

    private static readonly FrozenDictionary<string, int> Small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        .Split(' ').Select((word, value) => KeyValuePair.Create(word, value))
        .Concat("twenty thirty forty fifty sixty seventy eighty ninety".Split(' ').Select((word, index) => KeyValuePair.Create(word, 10 * (index + 2))))
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Thousands = new Dictionary<string, int> { ["thousand"] = 1_000, ["million"] = 1_000_000, ["billion"] = 1_000_000_000 }.ToFrozenDictionary();

    /// <summary>Null when the words say nothing of the kind.</summary>
    public static AnswerForm? Read(string answer)
    {
        if (answer.Length > Longest)
        {
            return null;
        }

        var words = Separators().Replace(answer.ToLowerInvariant().Replace("\\text", "", StringComparison.Ordinal), " ").Trim();
        return Symbols.TryGetValue(words, out var symbol) ? new ValueForm(new Symbol(symbol)) : ReadNumber(words.Split(' '));
    }

    // "one hundred and five thousand twenty-one", with what is counted behind it.
    private static ValueForm? ReadNumber(string[] words)
    {
        long total = 0, group = 0;
        var read = 0;
        var isNegative = words[0] is "minus" or "negative";
        foreach (var word in isNegative ? words[1..] : words)
        {
            if (Small.TryGetValue(word, out var small))
            {
                group += small;
            }
            else if (word == "hundred" && read > 0 && group is > 0 and < 100)
            {
                group *= 100;
            }
            else if (Thousands.TryGetValue(word, out var scale) && read > 0)
            {
                total += group * scale;
                group = 0;
            }
            else if (!(word == "and" && read > 0))
            {
                break;
            }

            read++;
        }

        var rest = words.Length - read - (isNegative ? 1 : 0);
        if (read == 0 || rest > 1)
        {
            return null;
        }

        var number = new Number(Rational.Create(isNegative ? -(total + group) : total + group, 1)!.Value, null);
        return new ValueForm(rest == 0 ? number : new Quantity(number, words[^1]));
    }

    [GeneratedRegex(@"[-\s{}$.\\]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
