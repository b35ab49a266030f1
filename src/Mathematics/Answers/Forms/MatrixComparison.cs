using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>Compares matrices entry by entry; a matrix of one row or column is a vector, a list of equally long lists a matrix.</summary>
internal sealed class MatrixComparison(ValueComparison values)
{
    public Equivalence Compare(MatrixForm first, MatrixForm second) =>
        first.Rows.Count == second.Rows.Count && first.Rows[0].Count == second.Rows[0].Count
            ? Parts.All(first.Rows.SelectMany(row => row).Zip(second.Rows.SelectMany(row => row), values.Compare))
            : Verdict.Different("matrices of different sizes");

    public Equivalence Compare(MatrixForm matrix, SequenceForm sequence)
    {
        if (Rows(sequence) is { } rows)
        {
            return Compare(matrix, new MatrixForm(rows));
        }

        var isVector = matrix.Rows.Count == 1 || matrix.Rows[0].Count == 1;
        var entries = matrix.Rows.SelectMany(row => row).ToList();
        return isVector && Entries(sequence) is { } others && others.Count == entries.Count
            ? Parts.All(entries.Zip(others, values.Compare))
            : Verdict.Different("a matrix on one side");
    }

    private static List<Expression>? Entries(AnswerForm form) =>
        form is SequenceForm sequence && sequence.Items.All(item => item is ValueForm)
            ? [.. sequence.Items.Select(item => ((ValueForm)item).Formula)]
            : null;

    private static List<IReadOnlyList<Expression>>? Rows(SequenceForm sequence)
    {
        var rows = sequence.Items.Select(Entries).OfType<IReadOnlyList<Expression>>().ToList();
        return rows.Count == sequence.Items.Count && rows.TrueForAll(row => row.Count == rows[0].Count) ? rows : null;
    }
}
