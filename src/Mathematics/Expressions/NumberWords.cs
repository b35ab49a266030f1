using System.Collections.Frozen;

namespace Verify.Mathematics.Expressions;

/// <summary>Numbers in words: "one hundred and five thousand twenty-one", "two thirds", "three and a half", "a dozen".</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Small =
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
            .Split(' ')
            .Select((word, value) => KeyValuePair.Create(word, value))
            .Concat(
                "twenty thirty forty fifty sixty seventy eighty ninety"
                    .Split(' ')
                    .Select((word, index) => KeyValuePair.Create(word, 10 * (index + 2)))
            )
            .ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Thousands = new Dictionary<string, int>
    {
        ["thousand"] = 1_000,
        ["million"] = 1_000_000,
        ["billion"] = 1_000_000_000,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Denominators = new[]
    {
        "half halves",
        "third thirds",
        "quarter quarters fourth fourths",
        "fifth fifths",
        "sixth sixths",
        "seventh sevenths",
        "eighth eighths",
        "ninth ninths",
        "tenth tenths",
    }
        .SelectMany((names, index) => names.Split(' ').Select(name => KeyValuePair.Create(name, index + 2)))
        .ToFrozenDictionary();

    /// <summary>A number below one hundred in one word; null for any other word.</summary>
    public static int? Find(string word) => Small.TryGetValue(word, out var value) ? value : null;

    /// <summary>The number that the words begin with, and how many of them say it; null when they begin with none.</summary>
    public static (Rational Value, int Words)? Read(ReadOnlySpan<string> words)
    {
        var isNegative = words.Length > 0 && words[0] is "minus" or "negative";
        var signs = isNegative ? 1 : 0;
        return ReadPositive(words[signs..]) is var (value, read) ? (isNegative ? -value : value, read + signs) : null;
    }

    private static (Rational Value, int Words)? ReadPositive(ReadOnlySpan<string> words)
    {
        if (ReadShare(words) is { } share)
        {
            return share;
        }

        if (ReadWhole(words) is not var (whole, read))
        {
            return null;
        }

        var rest = words[read..];
        if (rest.Length > 0 && Denominators.TryGetValue(rest[0], out var denominator))
        {
            return (Fraction(whole, denominator), read + 1);
        }

        return
            rest.Length > 1
            && rest[0] == "and"
            && ReadShare(rest[1..]) is var (part, more)
            && Rational.Add(Fraction(whole, 1), part) is { } sum
            ? (sum, read + 1 + more)
            : (Fraction(whole, 1), read);
    }

    // "half", "a third", "a dozen".
    private static (Rational Value, int Words)? ReadShare(ReadOnlySpan<string> words) =>
        words switch
        {
            ["half", ..] => (Fraction(1, 2), 1),
            ["a" or "an", "dozen", ..] => (12, 2),
            ["a" or "an", var name, ..] when Denominators.TryGetValue(name, out var denominator) => (Fraction(1, denominator), 2),
            _ => null,
        };

    private static (long Value, int Words)? ReadWhole(ReadOnlySpan<string> words)
    {
        long total = 0,
            group = 0;
        var read = 0;
        for (; read < words.Length; read++)
        {
            var word = words[read];
            if (Small.TryGetValue(word, out var small) && Continues(group, small))
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
            else if (
                !(
                    word == "and"
                    && read > 0
                    && read + 1 < words.Length
                    && Small.TryGetValue(words[read + 1], out var next)
                    && Continues(group, next)
                )
            )
            {
                break;
            }
        }

        return read == 0 ? null : (total + group, read);
    }

    // "twenty one" and "hundred one"; "one two" says two numbers.
    private static bool Continues(long group, int small) =>
        group % 100 == 0 || (group % 10 == 0 && group % 100 >= 20 && small is > 0 and < 10);

    private static Rational Fraction(long numerator, int denominator) => Rational.Create(numerator, denominator)!.Value;
}
