using Verify.Verifiers.Expressions;
using Kind = Verify.Verifiers.Expressions.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Verifiers.Expressions.MathTokenKind>;

namespace Verify.Verifiers.Answers.Forms;

/// <summary>Reads a matrix, or a sum of matrices, which is worked out entry by entry.</summary>
internal static class MatrixReader
{
    public static MatrixForm? Read(MathToken[] tokens)
    {
        MatrixForm? total = null;
        for (var at = 0; at < tokens.Length;)
        {
            var isNegative = tokens[at].Kind == Kind.Minus;
            at += tokens[at].Kind is Kind.Plus or Kind.Minus ? 1 : 0;
            var end = Array.FindIndex(tokens, at, token => token.Kind == Kind.CloseMatrix);
            if (at >= tokens.Length || tokens[at].Kind != Kind.OpenMatrix || end < 0 || Entries(tokens[(at + 1)..end]) is not { } matrix)
            {
                return null;
            }

            total = total is null && !isNegative ? matrix : Add(total, matrix, isNegative);
            if (total is null)
            {
                return null;
            }

            at = end + 1;
            if (at < tokens.Length && tokens[at].Kind is not (Kind.Plus or Kind.Minus))
            {
                return null;
            }
        }

        return total;
    }

    private static MatrixForm? Entries(MathToken[] tokens)
    {
        var rows = TokenRange.Split(tokens, Kind.Line).Select(row => TokenRange.Split(row, Kind.Cell).Select(Formula).ToList()).ToList();
        return rows.Count > 0 && rows.TrueForAll(row => row.Count == rows[0].Count && !row.Contains(null))
            ? new MatrixForm([.. rows.Select(row => row.OfType<Expression>().ToList())])
            : null;
    }

    private static MatrixForm? Add(MatrixForm? total, MatrixForm matrix, bool isNegative)
    {
        if (total is null)
        {
            return Map(matrix, entry => new Negation(entry));
        }

        if (total.Rows.Count != matrix.Rows.Count || total.Rows[0].Count != matrix.Rows[0].Count)
        {
            return null;
        }

        return new MatrixForm([.. total.Rows.Zip(matrix.Rows, (sums, entries)
            => sums.Zip(entries, (sum, entry) => (Expression)new Sum([sum, isNegative ? new Negation(entry) : entry])).ToList())]);
    }

    private static MatrixForm Map(MatrixForm matrix, Func<Expression, Expression> change)
        => new([.. matrix.Rows.Select(row => row.Select(change).ToList())]);

    private static Expression? Formula(MathToken[] tokens) => ExpressionGrammar.Parse(Brackets.Bound([.. tokens]));
}
