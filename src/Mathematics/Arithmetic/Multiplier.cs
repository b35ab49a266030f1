using Verify.Mathematics.Expressions;
using Kind = Verify.Mathematics.Parsing.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Mathematics.Parsing.MathTokenKind>;

namespace Verify.Mathematics.Arithmetic;

/// <summary>Words that multiply the number behind them: "half of 12", "twice 8", "one third of 30".</summary>
/// <param name="Start">Where they begin.</param>
/// <param name="Factor">What they multiply with.</param>
internal readonly record struct Multiplier(int Start, Rational Factor)
{
    /// <summary>
    /// The words directly before a token; null when there are none, or others change what they say ("less than half of").
    /// </summary>
    public static Multiplier? Before(MathToken[] tokens, int index)
    {
        var words = new List<string>();
        for (var at = index - 1; at >= 0 && words.Count < 4 && tokens[at].Kind == Kind.Word; at--)
        {
            words.Add(tokens[at].ToStringValue().ToLowerInvariant());
        }

        var (count, factor) = words switch
        {
            ["twice" or "double" or "doubling", ..] => (1, (Rational)2),
            ["thrice" or "triple" or "tripling", ..] => (1, 3),
            ["of", "half", ..] => (2, Share(2)),
            ["of", "third", "one", ..] => (3, Share(3)),
            ["of", "quarter" or "fourth", "one", ..] => (3, Share(4)),
            _ => (0, 0),
        };
        return
            count == 0
            || (words.Count > count && words[count] is "than" or "and" or "a" or "another" or "not" or "of")
            || !StandsFree(tokens, index - count - 1)
            ? null
            : new Multiplier(tokens[index - count].Span.Position.Absolute, factor);
    }

    // "5 + half of 12", "1.5 double 8"
    private static bool StandsFree(MathToken[] tokens, int before) =>
        before < 0 || tokens[before].Kind is Kind.Word or Kind.Break or Kind.Line or Kind.Comma;

    private static Rational Share(int parts) => Rational.Create(1, parts)!.Value;
}
