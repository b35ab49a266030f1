using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>Compares answers as sets of real numbers, bound by bound.</summary>
internal sealed class RealSetComparison(ValueComparison values, Effort effort)
{
    private readonly RealSetReader _reader = new(effort);

    /// <summary>
    /// True where one side at least says a set by a condition or an operation: plain tuples, sets and lists have been compared as such.
    /// </summary>
    public static bool IsWorthTrying(AnswerForm first, AnswerForm second) =>
        IsCondition(first) || IsCondition(second) || IsEquation(first) != IsEquation(second);

    /// <summary>Null when either is no such set.</summary>
    public Equivalence? Compare(AnswerForm first, AnswerForm second)
    {
        if (!AreAboutOne(Unknowns(first), Unknowns(second)) || _reader.Read(first) is not { } a || _reader.Read(second) is not { } b)
        {
            return null;
        }

        return a.Intervals.Count == b.Intervals.Count
            ? Parts.All(
                a.Intervals.Zip(b.Intervals)
                    .SelectMany(pair => new[] { Compare(pair.First.From, pair.Second.From), Compare(pair.First.To, pair.Second.To) })
            )
                is { Equal: true }
                ? Verdict.Equal("the same set of numbers")
                : Verdict.Different("different sets of numbers")
            : Verdict.Different("sets of different pieces");
    }

    /// <summary>
    /// Conditions on x and y are no set of numbers; what the one unknown is called may differ, but for the names of coordinates.
    /// </summary>
    private static bool AreAboutOne(IReadOnlyList<string> first, IReadOnlyList<string> second) =>
        first.Count <= 1
        && second.Count <= 1
        && (first.Count == 0 || second.Count == 0 || !FormulaShape.AreOtherCoordinates(first[0], second[0]));

    private static IReadOnlyList<string> Unknowns(AnswerForm form)
    {
        var names = form switch
        {
            NamedForm { Equation: { } equation } => Unknowns(equation),
            RelationForm relation => FormulaShape.Variables(relation.Left).Concat(FormulaShape.Variables(relation.Right)),
            ChainForm chain => chain.Links.SelectMany(Unknowns),
            ListForm list => list.Items.SelectMany(Unknowns),
            SetOperationForm operation => operation.Parts.SelectMany(Unknowns),
            _ => [],
        };
        return [.. names.Distinct()];
    }

    private Equivalence Compare(RealBound first, RealBound second) =>
        first.IsBehind == second.IsBehind && first.Value is null == second.Value is null
            ? first.Value is { } a && second.Value is { } b
                ? values.Compare(a.Formula, b.Formula)
                : Verdict.Equal("the same end")
            : Verdict.Different("different ends");

    /// <summary>An equation to be solved beside its solutions: <c>x^2 = 4</c> is <c>x = \pm 2</c>.</summary>
    private static bool IsEquation(AnswerForm form) => form is RelationForm { Kind: RelationKind.Equal };

    private static bool IsCondition(AnswerForm form) =>
        form
            is RelationForm { Kind: not RelationKind.Equal }
                or ChainForm
                or SetOperationForm
                or ListForm { Items: [RelationForm or ChainForm or ValueForm { Formula: Symbol { Name: "mathbb{R}" } }, ..] }
                or ValueForm { Formula: Symbol { Name: "mathbb{R}" or "mathbb R" or "emptyset" } };
}
