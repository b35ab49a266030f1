using System.Collections.Frozen;

namespace Verify.Mathematics.Expressions;

/// <summary>What the words behind a number do to its value: "million" scales it, "apples" leaves it alone.</summary>
internal static class Scale
{
    private static readonly FrozenDictionary<string, Rational> ByWord = new Dictionary<string, Rational>
    {
        ["hundred"] = Rational.PowerOfTen(2),
        ["thousand"] = Rational.PowerOfTen(3),
        ["million"] = Rational.PowerOfTen(6),
        ["billion"] = Rational.PowerOfTen(9),
        ["trillion"] = Rational.PowerOfTen(12),
        ["thirds"] = Rational.Create(1, 3)!.Value,
        ["fourths"] = Rational.Create(1, 4)!.Value,
        ["fifths"] = Rational.Create(1, 5)!.Value,
        ["sixths"] = Rational.Create(1, 6)!.Value,
        ["sevenths"] = Rational.Create(1, 7)!.Value,
        ["eighths"] = Rational.Create(1, 8)!.Value,
        ["ninths"] = Rational.Create(1, 9)!.Value,
        ["tenths"] = Rational.PowerOfTen(-1),
        ["hundredths"] = Rational.PowerOfTen(-2),
        ["thousandths"] = Rational.PowerOfTen(-3),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Operations = new[]
    {
        "squared",
        "cubed",
        "choose",
        "mod",
        "modulo",
        "remainder",
        "half",
        "halves",
        "third",
        "quarter",
        "twice",
        "less",
        "more",
        "than",
        "to",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsNumeral(string word) => ByWord.ContainsKey(word);

    /// <summary>The factor; null when the words do something to the number that is not known here.</summary>
    public static Rational? Of(string unit)
    {
        var words = unit.Split(' ');
        var factor = Rational.One;
        foreach (var word in words)
        {
            if (Operations.Contains(word) && !(word is "squared" or "cubed" && Units.Find(unit) is not null))
            {
                return null;
            }

            if (ByWord.TryGetValue(word, out var scale) && Rational.Multiply(factor, scale) is { } product)
            {
                factor = product;
            }
        }

        return factor;
    }
}
