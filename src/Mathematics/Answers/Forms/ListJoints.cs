namespace Verify.Mathematics.Answers.Forms;

/// <summary>What "and" and "or" between the items of two lists say about them.</summary>
internal static class ListJoints
{
    /// <summary>
    /// Whether alternatives stand on one side and on the other what holds together: statements about several unknowns, or the letters of
    /// logic. Numbers, and values of one unknown, are the same answers however they are joined.
    /// </summary>
    public static bool Differ(ListForm first, ListForm second)
    {
        if (IsAlternative(first.Joint) == IsAlternative(second.Joint))
        {
            return false;
        }

        return (IsLogic(first) || IsLogic(second) || AreStatements(first) || AreStatements(second))
            && first.Items.Concat(second.Items).SelectMany(Unknowns).Distinct().Count() > 1;
    }

    /// <summary>Whether inequalities about one unknown hold together on one side and are alternatives on the other: only their sets
    /// count.</summary>
    public static bool SayDifferentSets(ListForm first, ListForm second) =>
        IsAlternative(first.Joint) != IsAlternative(second.Joint) && HasInequality(first) && HasInequality(second);

    private static bool HasInequality(ListForm list) =>
        list.Items.Any(item => item is ChainForm or RelationForm { Kind: RelationKind.Less or RelationKind.LessOrEqual });

    private static bool IsAlternative(Joint joint) => joint is Joint.Or or Joint.Disjunction;

    private static bool IsLogic(ListForm list) => list.Joint is Joint.Conjunction or Joint.Disjunction;

    private static bool AreStatements(ListForm list) => list.Items.All(item => item is NamedForm or RelationForm or ChainForm);

    private static IEnumerable<string> Unknowns(AnswerForm item) =>
        item switch
        {
            NamedForm { Equation: { } equation } => Unknowns(equation),
            NamedForm named => [named.Name],
            RelationForm relation => FormulaShape.Variables(relation.Left).Concat(FormulaShape.Variables(relation.Right)),
            ChainForm chain => chain.Links.SelectMany(Unknowns),
            ValueForm value => FormulaShape.Variables(value.Formula),
            _ => [],
        };
}
