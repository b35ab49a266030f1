using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Residues;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>Compares answers of any kind, part by part.</summary>
internal sealed class FormComparison
{
    private readonly Effort _effort;
    private readonly ValueComparison _values;
    private readonly RelationComparison _relations;
    private readonly MatrixComparison _matrices;
    private readonly RealSetComparison _sets;

    private readonly bool _isOrdered;

    /// <param name="effort">What may be spent.</param>
    /// <param name="seed">Derives from the two answers.</param>
    /// <param name="isOrdered">Whether lists are the same only in the same order.</param>
    public FormComparison(Effort effort, ulong seed, bool isOrdered = false)
    {
        _effort = effort;
        var residues = new ResidueComparison(seed, effort);
        _isOrdered = isOrdered;
        _values = new ValueComparison(effort, residues);
        _relations = new RelationComparison(effort, residues);
        _matrices = new MatrixComparison(_values);
        _sets = new RealSetComparison(_values, effort);
    }

    public Equivalence Compare(AnswerForm first, AnswerForm second)
    {
        if (_effort.IsSpent)
        {
            return Verdict.CannotTell("too much to be worked out");
        }

        if (first is ListForm a && second is ListForm b && ListJoints.SayDifferentSets(a, b))
        {
            return ListJoints.Differ(a, b)
                ? Verdict.Different("\"and\" on one side, \"or\" on the other")
                : _sets.Compare(first, second) ?? Verdict.CannotTell("conditions that \"and\" joins on one side, \"or\" on the other");
        }

        var verdict = CompareKinds(first, second);
        return verdict.Equal != true && RealSetComparison.IsWorthTrying(first, second) && _sets.Compare(first, second) is { } asSets
            ? asSets
            : verdict;
    }

    private Equivalence CompareKinds(AnswerForm first, AnswerForm second) =>
        (first, second) switch
        {
            (ListForm { Joint: var a }, ListForm { Joint: var b }) when a != b && ListJoints.Differ((ListForm)first, (ListForm)second) =>
                Verdict.Different("\"and\" on one side, \"or\" on the other"),
            _ when Assignments.Of(first) is { } a && Assignments.Of(second) is { } b => CompareAssignments(a, b),
            (NamedForm or ListForm, ListForm { Items: not [NamedForm, ..] } or SequenceForm) when Assignments.Of(first) is { } a =>
                CompareInOrder(new ListForm(Assignments.InOrder(a)), second),
            (ListForm { Items: not [NamedForm, ..] } or SequenceForm, NamedForm or ListForm) when Assignments.Of(second) is { } b =>
                CompareInOrder(new ListForm(Assignments.InOrder(b)), first),
            (SetForm, NamedForm or ListForm) when Assignments.Of(second) is not null => Verdict.Different(
                "a set and values of several unknowns"
            ),
            (NamedForm or ListForm, SetForm) when Assignments.Of(first) is not null => Verdict.Different(
                "a set and values of several unknowns"
            ),
            (NamedForm a, NamedForm b) => CompareNamed(a, b),
            (NamedForm { Value: ValueForm }, ListForm { Items: [NamedForm, ..] })
            or (ListForm { Items: [NamedForm, ..] }, NamedForm { Value: ValueForm }) => CompareUnordered(Items(first), Items(second)),
            (NamedForm { Equation: { } equation }, RelationForm b) => _relations.Compare(equation, b),
            (RelationForm a, NamedForm { Equation: { } equation }) => _relations.Compare(a, equation),
            (NamedForm a, _) => Compare(a.Value, second),
            (_, NamedForm b) => Compare(first, b.Value),
            (ValueForm a, ValueForm b) => _values.Compare(a.Formula, b.Formula),
            (SequenceForm a, SequenceForm b) => CompareSequences(a, b),
            (SetForm or ListForm, SetForm or ListForm) => CompareCollections(first, second),
            (ValueForm { Formula: Symbol { Name: "emptyset" } }, SetForm)
            or (SetForm, ValueForm { Formula: Symbol { Name: "emptyset" } }) => Verdict.Different("the empty set on one side"),
            (ValueForm or RelationForm, SetForm or ListForm) or (SetForm or ListForm, ValueForm or RelationForm) => CompareUnordered(
                Items(first),
                Items(second)
            ),
            (SetForm { Items: [SequenceForm or MatrixForm] one }, SequenceForm or MatrixForm) => Compare(one[0], second),
            (SequenceForm or MatrixForm, SetForm { Items: [SequenceForm or MatrixForm] one }) => Compare(first, one[0]),
            (ListForm a, SequenceForm b) => CompareInOrder(a, b),
            (SequenceForm a, ListForm b) => CompareInOrder(b, a),
            (SetOperationForm a, SetOperationForm b) when a.Operation == b.Operation => a.Operation == SetOperation.Difference
                ? Parts.All(a.Parts.Zip(b.Parts, Compare))
                : CompareUnordered(a.Parts, b.Parts),
            (RelationForm a, RelationForm b) => _relations.Compare(a, b),
            (ChainForm a, ChainForm b) when a.Links.Count == b.Links.Count => CompareChains(a, b),
            (MatrixForm a, MatrixForm b) => _matrices.Compare(a, b),
            (MatrixForm a, SequenceForm b) => _matrices.Compare(a, b),
            (SequenceForm a, MatrixForm b) => _matrices.Compare(b, a),
            (RatioForm a, RatioForm b) => CompareRatios(a, b),
            (CongruenceForm a, CongruenceForm b) => CompareCongruences(a, b),
            (CongruenceForm a, ValueForm b) => _values.Compare(a.Value, b.Formula),
            (ValueForm a, CongruenceForm b) => _values.Compare(a.Formula, b.Value),
            (RatioForm { Parts: [var a, var b] }, ValueForm value) => _values.Compare(new Quotient(a, b), value.Formula),
            (ValueForm value, RatioForm { Parts: [var a, var b] }) => _values.Compare(value.Formula, new Quotient(a, b)),
            _ => Verdict.Different("answers of different kinds"),
        };

    /// <summary>
    /// The name of the unknown may differ between two answers, unless what they say of it is an equation in several unknowns.
    /// </summary>
    private Equivalence CompareNamed(NamedForm first, NamedForm second)
    {
        if (NameComparison.AreApart(first, second))
        {
            return first.Equation is { } one && second.Equation is { } other
                ? _relations.Compare(one, other)
                : Verdict.Different("different names");
        }

        var values = Compare(NameComparison.InVariableOf(first, second), second.Value);
        return
            values.Equal != true
            && first.Equation is { } a
            && second.Equation is { } b
            && FormulaShape.Variables(a.Right).Any()
            && FormulaShape.Variables(b.Right).Any()
            ? _relations.Compare(a, b)
            : values;
    }

    private Equivalence CompareSequences(SequenceForm first, SequenceForm second)
    {
        if (first.Items.Count != second.Items.Count)
        {
            return Verdict.Different("different numbers of parts");
        }

        // Of two items the brackets say whether the ends of an interval belong to it.
        return first.Items.Count == 2 && (first.OpenAtStart != second.OpenAtStart || first.OpenAtEnd != second.OpenAtEnd)
            ? Verdict.Different("different brackets")
            : Parts.All(first.Items.Zip(second.Items, Compare));
    }

    private Equivalence CompareAssignments(
        IReadOnlyList<(string Name, AnswerForm Value)> first,
        IReadOnlyList<(string Name, AnswerForm Value)> second
    )
    {
        var byName = second.ToDictionary(pair => pair.Name, pair => pair.Value);
        return first.Count != second.Count ? Verdict.Different("different numbers of unknowns")
            : first.All(pair => byName.ContainsKey(pair.Name)) ? Parts.All(first.Select(pair => Compare(pair.Value, byName[pair.Name])))
            : Parts.All(first.Zip(second, (a, b) => Compare(a.Value, b.Value)));
    }

    private Equivalence CompareInOrder(ListForm list, AnswerForm other) =>
        other switch
        {
            SequenceForm sequence => CompareInOrder(list, sequence),
            ListForm { Items: var items } when items.Count == list.Items.Count => Parts.All(list.Items.Zip(items, Compare)),
            _ => Verdict.Different("different numbers of parts"),
        };

    /// <summary>A list that is written without brackets may be a tuple.</summary>
    private Equivalence CompareInOrder(ListForm list, SequenceForm sequence) =>
        list.Items.Count == sequence.Items.Count && (list.Items.Count > 2 || (sequence.OpenAtStart && sequence.OpenAtEnd))
            ? Parts.All(list.Items.Zip(sequence.Items, Compare))
            : Verdict.Different("a list and a tuple of other length");

    private Equivalence CompareCollections(AnswerForm first, AnswerForm second)
    {
        var (a, b) = (Items(first), Items(second));
        if (first is SetForm || second is SetForm)
        {
            return CompareUnordered(Parts.Distinct(a, Compare, _effort), Parts.Distinct(b, Compare, _effort));
        }

        return CompareUnordered(a, b);
    }

    private Equivalence CompareUnordered(IReadOnlyList<AnswerForm> first, IReadOnlyList<AnswerForm> second) =>
        _isOrdered && first.Count == second.Count
            ? Parts.All(first.Zip(second, CompareMembers))
            : Parts.Unordered(first, second, CompareMembers, _effort);

    /// <summary>Of several counts it matters what is counted, and a set within a set is not what it holds.</summary>
    private Equivalence CompareMembers(AnswerForm first, AnswerForm second) =>
        first is SetForm != second is SetForm ? Verdict.Different("a set within a set")
        : first is ValueForm a && second is ValueForm b && FormulaShape.AreNamedApart(a.Formula, b.Formula)
            ? Verdict.Different("different things are counted")
        : Compare(first, second);

    /// <summary>The items of a collection, ± standing for two of them.</summary>
    private static IReadOnlyList<AnswerForm> Items(AnswerForm form)
    {
        var items = form switch
        {
            SetForm set => set.Items,
            ListForm list => list.Items,
            _ => [form],
        };
        return [.. items.SelectMany(Branches)];
    }

    private static AnswerForm[] Branches(AnswerForm item) =>
        item switch
        {
            ValueForm value when ValueComparison.Split(value.Formula) is { } split =>
            [
                new ValueForm(split.Plus),
                new ValueForm(split.Minus),
            ],
            NamedForm { Equation: null } named => [.. Branches(named.Value).Select(value => named with { Value = value })],
            NamedForm { Equation: { } equation } named when Branches(named.Value) is [var plus, var minus] =>
            [
                named with
                {
                    Value = plus,
                    Equation = RelationComparison.WithSign(equation, 1),
                },
                named with
                {
                    Value = minus,
                    Equation = RelationComparison.WithSign(equation, -1),
                },
            ],
            RelationForm relation when FormulaShape.HasPlusMinus(relation.Left) || FormulaShape.HasPlusMinus(relation.Right) =>
            [
                RelationComparison.WithSign(relation, 1),
                RelationComparison.WithSign(relation, -1),
            ],
            _ => [item],
        };

    private Equivalence CompareChains(ChainForm first, ChainForm second)
    {
        var forward = Parts.All(first.Links.Zip(second.Links, _relations.Compare));
        return forward.Equal == true ? forward : Parts.All(first.Links.Zip(second.Links.Reverse(), _relations.Compare));
    }

    private Equivalence CompareCongruences(CongruenceForm first, CongruenceForm second)
    {
        if (_values.Compare(first.Modulus, second.Modulus) is not { Equal: true })
        {
            return Verdict.Different("different moduli");
        }

        var exact = new ExactEvaluator(_effort);
        return
            exact.Evaluate(new Call("mod", first.Value, first.Modulus)) is { } a
            && exact.Evaluate(new Call("mod", second.Value, second.Modulus)) is { } b
            ? a.Equals(b)
                ? Verdict.Equal("congruent")
                : Verdict.Different("not congruent")
            : _values.Compare(first.Value, second.Value);
    }

    private Equivalence CompareRatios(RatioForm first, RatioForm second) =>
        first.Parts.Count == second.Parts.Count
            ? Parts.All(
                first.Parts.Zip(second.Parts, (a, b) =>
                    _values.Compare(new Product([new(a), new(second.Parts[0])]), new Product([new(b), new(first.Parts[0])]))
                )
            )
            : Verdict.Different("ratios of different length");
}
