using Verify.Mathematics.Expressions;
using Kind = Verify.Mathematics.Parsing.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Mathematics.Parsing.MathTokenKind>;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>
/// Reads a matrix, or a sum of products of numbers and matrices, which is worked out entry by entry; a determinant is a formula.
/// </summary>
internal static class MatrixReader
{
    public static AnswerForm? Read(MathToken[] tokens)
    {
        if (!Array.Exists(tokens, token => token.Kind == Kind.OpenMatrix))
        {
            return null;
        }

        var isDeterminant = tokens[0].ToStringValue() is "\\det" or "\\begin{vmatrix}";
        if (isDeterminant)
        {
            var matrix =
                tokens[0].Kind == Kind.OpenMatrix ? tokens
                : TokenRange.IsEnclosed(tokens[1..]) && tokens[1].Kind == Kind.Open ? tokens[2..^1]
                : tokens[1..];
            return Matrix(matrix, 0, out var end) is { } square && end == matrix.Length && MatrixAlgebra.Determinant(square) is { } value
                ? new ValueForm(value)
                : null;
        }

        MatrixForm? total = null;
        for (var at = 0; at < tokens.Length; )
        {
            if (Term(tokens, ref at, isFirst: total is null) is not { } term)
            {
                return null;
            }

            total = total is null ? term : MatrixAlgebra.Add(total, term);
            if (total is null)
            {
                return null;
            }
        }

        return total;
    }

    /// <summary>A sign, a number to multiply with, and matrices beside each other.</summary>
    private static MatrixForm? Term(MathToken[] tokens, ref int at, bool isFirst)
    {
        var isSigned = tokens[at].Kind is Kind.Plus or Kind.Minus;
        var isNegative = tokens[at].Kind == Kind.Minus;
        var open = Array.FindIndex(tokens, at, token => token.Kind == Kind.OpenMatrix);
        if (open < 0 || (!isFirst && !isSigned))
        {
            return null;
        }

        var before = tokens[(at + (isSigned ? 1 : 0))..open];
        before = before.Length > 1 && before[^1].Kind == Kind.Times ? before[..^1] : before;
        var factor = before.Length == 0 ? null : TokenRange.Formula(before);
        if (before.Length > 0 && factor is null)
        {
            return null;
        }

        MatrixForm? product = null;
        for (at = open; at < tokens.Length && tokens[at].Kind == Kind.OpenMatrix; )
        {
            if (
                Matrix(tokens, at, out at) is not { } next
                || (product is null ? next : MatrixAlgebra.Multiply(product, next)) is not { } soFar
            )
            {
                return null;
            }

            product = soFar;
            at += at + 1 < tokens.Length && tokens[at].Kind == Kind.Times && tokens[at + 1].Kind == Kind.OpenMatrix ? 1 : 0;
        }

        var scaled = factor is null ? product : product?.Map(entry => new Product([new(factor), new(entry)]));
        return isNegative ? scaled?.Map(entry => new Negation(entry)) : scaled;
    }

    /// <summary>One matrix with what stands behind it: transposed, or raised to a whole power.</summary>
    private static MatrixForm? Matrix(MathToken[] tokens, int open, out int end)
    {
        var close = tokens[open].Kind == Kind.OpenMatrix ? Array.FindIndex(tokens, open, token => token.Kind == Kind.CloseMatrix) : -1;
        end = close + 1;
        if (close < 0 || Entries(tokens[(open + 1)..close]) is not { } matrix)
        {
            return null;
        }

        if (end + 1 >= tokens.Length || tokens[end].Kind != Kind.Caret)
        {
            return matrix;
        }

        var last = tokens[end + 1].Kind == Kind.OpenBrace ? Array.FindIndex(tokens, end, token => token.Kind == Kind.CloseBrace) : end + 1;
        var exponent =
            last < 0 ? [] : tokens[(end + 1)..(last + 1)].Where(token => token.Kind is not (Kind.OpenBrace or Kind.CloseBrace)).ToArray();
        end = last + 1;
        return exponent is [var only] && only.ToStringValue() is "T" or "\\top" or "t" ? MatrixAlgebra.Transpose(matrix)
            : TokenRange.Formula(exponent) is { } power && new ExactEvaluator(new Effort(100)).Evaluate(power) is { } value
                ? MatrixAlgebra.Power(matrix, value)
            : null;
    }

    private static MatrixForm? Entries(MathToken[] tokens)
    {
        var rows = TokenRange.Split(tokens, Kind.Line).Select(row => Cells(row).Select(TokenRange.Formula).ToList()).ToList();
        return rows.Count > 0 && rows.TrueForAll(row => row.Count == rows[0].Count && !row.Contains(null))
            ? new MatrixForm([.. rows.Select(row => row.OfType<Expression>().ToList())])
            : null;
    }

    private static IReadOnlyList<MathToken[]> Cells(MathToken[] row) =>
        TokenRange.Split(row, Array.Exists(row, token => token.Kind == Kind.Cell) ? Kind.Cell : Kind.Comma);
}
