using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>Operations on matrices of formulas; null where the sizes do not allow them, or the result would be large.</summary>
internal static class MatrixAlgebra
{
    // Parts of all entries: products of products grow fast.
    private const int LargestProduct = 4000;

    private const int LargestDeterminant = 4;

    private const int LargestPower = 4;

    public static MatrixForm? Add(MatrixForm a, MatrixForm b) =>
        a.Rows.Count == b.Rows.Count && a.Rows[0].Count == b.Rows[0].Count
            ? new MatrixForm([
                .. a.Rows.Zip(b.Rows, (sums, entries) => sums.Zip(entries, (sum, entry) => (Expression)new Sum([sum, entry])).ToList()),
            ])
            : null;

    public static MatrixForm? Multiply(MatrixForm a, MatrixForm b) =>
        a.Rows[0].Count == b.Rows.Count && (Size(a) * b.Rows[0].Count) + (Size(b) * a.Rows.Count) <= LargestProduct
            ? new MatrixForm([
                .. a.Rows.Select(row => Transpose(b).Rows.Select(column => (Expression)new Sum([.. row.Zip(column, Times)])).ToList()),
            ])
            : null;

    public static MatrixForm Transpose(MatrixForm matrix) =>
        new([.. Enumerable.Range(0, matrix.Rows[0].Count).Select(column => matrix.Rows.Select(row => row[column]).ToList())]);

    /// <summary>From -1, the inverse, to a small whole number.</summary>
    public static MatrixForm? Power(MatrixForm matrix, Rational exponent)
    {
        if (exponent.Equals(-1))
        {
            return Inverse(matrix);
        }

        if (!exponent.IsInteger || exponent.CompareTo(1) < 0 || exponent.CompareTo(LargestPower) > 0)
        {
            return null;
        }

        MatrixForm? power = matrix;
        for (var i = (int)exponent.Numerator; i > 1 && power is not null; i--)
        {
            power = Multiply(power, matrix);
        }

        return power;
    }

    /// <summary>By the first row.</summary>
    public static Expression? Determinant(MatrixForm matrix)
    {
        if (matrix.Rows.Count != matrix.Rows[0].Count || matrix.Rows.Count > LargestDeterminant)
        {
            return null;
        }

        return matrix.Rows.Count == 1
            ? matrix.Rows[0][0]
            : new Sum([.. matrix.Rows[0].Select((entry, column) => Signed(Times(entry, Determinant(Minor(matrix, 0, column))!), column))]);
    }

    private static MatrixForm? Inverse(MatrixForm matrix) =>
        Determinant(matrix) is { } determinant && matrix.Rows.Count > 1
            ? Transpose(
                new MatrixForm([
                    .. matrix.Rows.Select(
                        (row, i) =>
                            row.Select((_, j) => (Expression)new Quotient(Signed(Determinant(Minor(matrix, i, j))!, i + j), determinant))
                                .ToList()
                    ),
                ])
            )
            : null;

    private static MatrixForm Minor(MatrixForm matrix, int row, int column) =>
        new([.. matrix.Rows.Where((_, i) => i != row).Select(entries => entries.Where((_, j) => j != column).ToList())]);

    private static int Size(MatrixForm matrix) => matrix.Rows.Sum(row => row.Sum(Size));

    private static int Size(Expression formula) => 1 + FormulaShape.Children(formula).Sum(Size);

    private static Expression Times(Expression a, Expression b) => new Product([new(a), new(b)]);

    private static Expression Signed(Expression value, int place) => place % 2 == 0 ? value : new Negation(value);
}
