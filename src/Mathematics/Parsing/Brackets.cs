using Superpower.Model;

namespace Verify.Mathematics.Parsing;

/// <summary>
/// Makes recursion safe: a bracket without its partner or nested deeper than <see cref="MaxDepth"/>, and bars, sums and products where
/// there are many, belong to no formula.
/// </summary>
internal static class Brackets
{
    private const int MaxDepth = 24;

    // Bars do not say which side they are on, so each may open another absolute value.
    private const int MaxBars = 8;

    // Each may stand in the one before.
    private const int MaxRepetitions = 6;

    /// <summary>Turns such tokens into <see cref="MathTokenKind.Break"/>, in place; one pass.</summary>
    public static Token<MathTokenKind>[] Bound(Token<MathTokenKind>[] tokens)
    {
        var open = new Stack<(int Index, MathTokenKind Partner)>();
        var manyBars = tokens.Count(token => token.Kind == MathTokenKind.Bar) > MaxBars;
        var repetitions = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var kind = tokens[i].Kind;
            if (Partner(kind) is { } partner)
            {
                open.Push((i, partner));
            }
            else if (IsClose(kind) && open.TryPeek(out var last) && last.Partner == kind)
            {
                open.Pop();
                if (open.Count >= MaxDepth)
                {
                    Forbid(last.Index);
                }
            }
            else if (
                IsClose(kind)
                || (kind == MathTokenKind.Bar && manyBars)
                || (kind == MathTokenKind.Repetition && ++repetitions > MaxRepetitions)
            )
            {
                Forbid(i);
            }
        }

        foreach (var (index, _) in open)
        {
            Forbid(index);
        }

        return tokens;

        void Forbid(int index) => tokens[index] = new Token<MathTokenKind>(MathTokenKind.Break, tokens[index].Span);
    }

    private static MathTokenKind? Partner(MathTokenKind kind) =>
        kind switch
        {
            MathTokenKind.Open => MathTokenKind.Close,
            MathTokenKind.OpenBracket => MathTokenKind.CloseBracket,
            MathTokenKind.OpenBrace => MathTokenKind.CloseBrace,
            MathTokenKind.OpenFloor => MathTokenKind.CloseFloor,
            MathTokenKind.OpenCeiling => MathTokenKind.CloseCeiling,
            _ => null,
        };

    private static bool IsClose(MathTokenKind kind) =>
        kind
            is MathTokenKind.Close
                or MathTokenKind.CloseBracket
                or MathTokenKind.CloseBrace
                or MathTokenKind.CloseFloor
                or MathTokenKind.CloseCeiling;
}
