using Verify.Verifiers.Expressions;

namespace Verify.Verifiers.Answers.Forms;

/// <summary>Compares answers of any kind, part by part.</summary>
internal static class FormComparison
{
    public static Equivalence Compare(AnswerForm first, AnswerForm second) => (first, second) switch
    {
        (NamedForm a, NamedForm b) => Compare(a.Value, b.Value),
        (NamedForm { Equation: { } equation }, RelationForm b) => RelationComparison.Compare(equation, b),
        (RelationForm a, NamedForm { Equation: { } equation }) => RelationComparison.Compare(a, equation),
        (NamedForm a, _) => Compare(a.Value, second),
        (_, NamedForm b) => Compare(first, b.Value),
        (ValueForm a, ValueForm b) => ValueComparison.Compare(a.Formula, b.Formula),
        (SequenceForm a, SequenceForm b) => CompareSequences(a, b),
        (SetForm a, SetForm b) => CompareUnordered(a.Items, b.Items),
        (UnionForm a, UnionForm b) => CompareUnordered(a.Parts, b.Parts),
        (RelationForm a, RelationForm b) => RelationComparison.Compare(a, b),
        (RelationForm a, SequenceForm b) when RelationComparison.AsInterval(a) is { } interval => CompareSequences(interval, b),
        (SequenceForm a, RelationForm b) when RelationComparison.AsInterval(b) is { } interval => CompareSequences(a, interval),
        (MatrixForm a, MatrixForm b) => CompareMatrices(a, b),
        _ => new Equivalence(false, "answers of different kinds"),
    };

    private static Equivalence CompareSequences(SequenceForm first, SequenceForm second)
    {
        if (first.OpenAtStart != second.OpenAtStart || first.OpenAtEnd != second.OpenAtEnd)
        {
            return new Equivalence(false, "different brackets");
        }

        return first.Items.Count == second.Items.Count
            ? All(first.Items.Zip(second.Items, Compare))
            : new Equivalence(false, "different numbers of parts");
    }

    private static Equivalence CompareMatrices(MatrixForm first, MatrixForm second)
        => first.Rows.Count == second.Rows.Count && first.Rows[0].Count == second.Rows[0].Count
            ? All(first.Rows.SelectMany(row => row).Zip(second.Rows.SelectMany(row => row), ValueComparison.Compare))
            : new Equivalence(false, "matrices of different sizes");

    /// <summary>Each part takes the first equal one that is left: equality of parts is transitive but for rounding.</summary>
    private static Equivalence CompareUnordered(IReadOnlyList<AnswerForm> first, IReadOnlyList<AnswerForm> second)
    {
        if (first.Count != second.Count)
        {
            return new Equivalence(false, "different numbers of parts");
        }

        var left = second.ToList();
        var isUnclear = false;
        foreach (var part in first)
        {
            var verdicts = left.ConvertAll(other => Compare(part, other).Equal);
            var match = verdicts.IndexOf(true);
            if (match < 0 && !verdicts.Contains(null))
            {
                return new Equivalence(false, "a part without its equal");
            }

            isUnclear |= match < 0;
            left.RemoveAt(match < 0 ? verdicts.IndexOf(null) : match);
        }

        return isUnclear ? new Equivalence(null, "a part cannot be compared") : new Equivalence(true, "equal parts");
    }

    private static Equivalence All(IEnumerable<Equivalence> verdicts)
    {
        var isUnclear = false;
        foreach (var verdict in verdicts)
        {
            if (verdict.Equal == false)
            {
                return new Equivalence(false, $"a part differs: {verdict.Reason}");
            }

            isUnclear |= verdict.Equal is null;
        }

        return isUnclear ? new Equivalence(null, "a part cannot be compared") : new Equivalence(true, "equal parts");
    }
}
