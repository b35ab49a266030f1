using Verify.Mathematics.Expressions;
using Kind = Verify.Mathematics.Parsing.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Mathematics.Parsing.MathTokenKind>;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>Reads sums of multiples of tuples, as lines and planes are written: <c>(1, 2) + t(3, 4)</c>; they are worked out part by
/// part.</summary>
internal static class VectorReader
{
    private const int MostTerms = 6;

    private const int MostTokens = 120;

    /// <summary>Null for anything else, a single tuple included.</summary>
    public static SequenceForm? Read(MathToken[] tokens)
    {
        if (tokens.Length > MostTokens || !Array.Exists(tokens, token => token.Kind == Kind.Comma))
        {
            return null;
        }

        List<Expression>? total = null;
        var terms = 0;
        for (var at = 0; at < tokens.Length; )
        {
            var isSigned = tokens[at].Kind is Kind.Plus or Kind.Minus;
            if ((!isSigned && terms > 0) || ++terms > MostTerms || Term(tokens, at + (isSigned ? 1 : 0), out var end) is not { } term)
            {
                return null;
            }

            term = tokens[at].Kind == Kind.Minus ? term.ConvertAll(part => (Expression)new Negation(part)) : term;
            if (total is not null && total.Count != term.Count)
            {
                return null;
            }

            total = total is null ? term : [.. total.Zip(term, (a, b) => (Expression)new Sum([a, b]))];
            at = end;
        }

        return total is null ? null : new SequenceForm(true, true, [.. total.Select(part => new ValueForm(part))]);
    }

    /// <summary>A tuple, and what multiplies it before it.</summary>
    private static List<Expression>? Term(MathToken[] tokens, int start, out int end)
    {
        end = tokens.Length;
        for (var open = start; open < tokens.Length && tokens[open].Kind is not (Kind.Plus or Kind.Minus); open++)
        {
            if (tokens[open].Kind != Kind.Open || Close(tokens, open) is not { } close)
            {
                continue;
            }

            end = close + 1;
            var parts = TokenRange.Split(tokens[(open + 1)..close], Kind.Comma).Select(TokenRange.Formula).ToList();
            if (parts.Count < 2 || parts.Contains(null) || (open == start && start == 0 && end == tokens.Length))
            {
                return null;
            }

            var before = tokens[start..open];
            before = before.Length > 1 && before[^1].Kind == Kind.Times ? before[..^1] : before;
            var factor = before.Length == 0 ? new Number(1, null) : TokenRange.Formula(before);
            return factor is null ? null : parts.ConvertAll(part => (Expression)new Product([new(factor), new(part!)]));
        }

        return null;
    }

    private static int? Close(MathToken[] tokens, int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Length; i++)
        {
            depth +=
                tokens[i].Kind == Kind.Open ? 1
                : tokens[i].Kind == Kind.Close ? -1
                : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return null;
    }
}
