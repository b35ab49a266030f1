using Verify.Verifiers.Expressions;
using Kind = Verify.Verifiers.Expressions.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Verifiers.Expressions.MathTokenKind>;

namespace Verify.Verifiers.Answers.Forms;

/// <summary>Reads a matrix, or a sum of multiples of matrices, which is worked out entry by entry.</summary>
internal static class MatrixReader
{
    private static readonly Expression One = new Number(1, null);

    public static AnswerForm? Read(MathToken[] tokens)
    {
        MatrixForm? total = null;
        for (var at = 0; at < tokens.Length;)
        {
            var open = Array.FindIndex(tokens, at, token => token.Kind == Kind.OpenMatrix);
            var close = open < 0 ? -1 : Array.FindIndex(tokens, open, token => token.Kind == Kind.CloseMatrix);
            if (close < 0 || Factor(tokens[at..open], isFirst: at == 0) is not { } factor || Entries(tokens[(open + 1)..close]) is not { } matrix)
            {
                return null;
            }

            var scaled = ReferenceEquals(factor, One) ? matrix : Map(matrix, entry => new Product([new(factor), new(entry)]));
            total = total is null ? scaled : Add(total, scaled);
            if (total is null)
            {
                return null;
            }

            at = close + 1;
        }

        return total;
    }

    /// <summary>What stands before a matrix: a sign, a number to multiply with, both or nothing.</summary>
    private static Expression? Factor(MathToken[] tokens, bool isFirst)
    {
        var isSigned = tokens.Length > 0 && tokens[0].Kind is Kind.Plus or Kind.Minus;
        if (!isFirst && !isSigned)
        {
            return null;
        }

        var rest = tokens[(isSigned ? 1 : 0)..];
        rest = rest.Length > 1 && rest[^1].Kind == Kind.Times ? rest[..^1] : rest;
        var factor = rest.Length == 0 ? One : Formula(rest);
        return factor is not null && isSigned && tokens[0].Kind == Kind.Minus ? new Negation(factor) : factor;
    }

    private static MatrixForm? Entries(MathToken[] tokens)
    {
        var rows = TokenRange.Split(tokens, Kind.Line).Select(row => TokenRange.Split(row, Kind.Cell).Select(Formula).ToList()).ToList();
        return rows.Count > 0 && rows.TrueForAll(row => row.Count == rows[0].Count && !row.Contains(null))
            ? new MatrixForm([.. rows.Select(row => row.OfType<Expression>().ToList())])
            : null;
    }

    private static MatrixForm? Add(MatrixForm total, MatrixForm matrix)
        => total.Rows.Count == matrix.Rows.Count && total.Rows[0].Count == matrix.Rows[0].Count
            ? new MatrixForm([.. total.Rows.Zip(matrix.Rows, (sums, entries) => sums.Zip(entries, (sum, entry) => (Expression)new Sum([sum, entry])).ToList())])
            : null;

    private static MatrixForm Map(MatrixForm matrix, Func<Expression, Expression> change)
        => new([.. matrix.Rows.Select(row => row.Select(change).ToList())]);

    private static Expression? Formula(MathToken[] tokens) => ExpressionGrammar.Parse(Brackets.Bound([.. tokens]));
}
