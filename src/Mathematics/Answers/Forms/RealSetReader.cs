using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Canonical;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>Reads an answer as a set of real numbers: an interval, points, unions, and conditions on one variable.</summary>
internal sealed class RealSetReader(Effort effort)
{
    /// <summary>Null when it says no such set.</summary>
    public RealSet? Read(AnswerForm form) =>
        form switch
        {
            _ when IsEverything(form) => RealSet.Everything,
            ValueForm { Formula: Symbol { Name: "emptyset" } } => new RealSet([]),
            SequenceForm { Items: [var from, var to] } sequence => ReadInterval(sequence, from, to),
            SetForm { Items.Count: 0 } => new RealSet([]),
            SetForm set => ReadAll(set.Items.Select(ReadPoint), RealSet.Union),
            ListForm list => ReadList(list),
            SetOperationForm operation => ReadAll(operation.Parts.Select(Read), Combine(operation.Operation)),
            RelationForm relation => ReadRelation(relation),
            NamedForm { Equation: { } equation } => ReadRelation(equation),
            ChainForm chain => ReadAll(chain.Links.Select(ReadRelation), RealSet.Intersection),
            _ => null,
        };

    private static bool IsEverything(AnswerForm form) => form is ValueForm { Formula: Symbol { Name: "mathbb{R}" or "mathbb R" } };

    private static Func<RealSet, RealSet, RealSet> Combine(SetOperation operation) =>
        operation switch
        {
            SetOperation.Union => RealSet.Union,
            SetOperation.Intersection => RealSet.Intersection,
            _ => RealSet.Difference,
        };

    private static RealSet? ReadAll(IEnumerable<RealSet?> parts, Func<RealSet, RealSet, RealSet> combine)
    {
        RealSet? total = null;
        foreach (var part in parts)
        {
            total =
                part is null ? null
                : total is null ? part
                : combine(total, part);
            if (total is null || total.Intervals.Count > RealSet.MostIntervals)
            {
                return null;
            }
        }

        return total;
    }

    /// <summary>
    /// Conditions: those parted by "and" hold together, others are alternatives, unless only together do they leave something out.
    /// </summary>
    private RealSet? ReadList(ListForm list)
    {
        // "x real, x ≠ 2"
        var items = list.Items.Where(item => !IsEverything(item)).ToList();
        if (items.Count == 0 || !items.TrueForAll(item => item is RelationForm or ChainForm or SequenceForm or NamedForm or ValueForm))
        {
            return null;
        }

        var alternatives = ReadAll(items.Select(item => item is ValueForm ? ReadPoint(item) : Read(item)), RealSet.Union);
        return list.Joint is Joint.Or or Joint.Disjunction ? alternatives
            : list.Joint is Joint.And or Joint.Conjunction
            || (alternatives is { Intervals: [var all] } && all == RealSet.Everything.Intervals[0])
                ? items.TrueForAll(item => item is RelationForm or ChainForm) ? ReadAll(items.Select(Read), RealSet.Intersection)
                    : alternatives
            : alternatives;
    }

    private RealSet? ReadInterval(SequenceForm sequence, AnswerForm from, AnswerForm to)
    {
        if (Bound(from, isBehind: sequence.OpenAtStart) is not { } low || Bound(to, isBehind: !sequence.OpenAtEnd) is not { } high)
        {
            return null;
        }

        var interval = new RealInterval(low, high);
        return interval.IsEmpty ? null : new RealSet([interval]);
    }

    private RealBound? Bound(AnswerForm form, bool isBehind) =>
        form switch
        {
            ValueForm { Formula: Symbol { Name: "infty" } } => RealBound.Highest,
            ValueForm { Formula: Negation { Operand: Symbol { Name: "infty" } } } => RealBound.Lowest,
            ValueForm value when RealNumber.Of(value.Formula, effort) is { } number => new RealBound(number, isBehind),
            _ => null,
        };

    private RealSet? ReadPoint(AnswerForm form) =>
        form is ValueForm value && RealNumber.Of(value.Formula, effort) is { } number ? new RealSet([RealInterval.Point(number)]) : null;

    private RealSet? ReadRelation(RelationForm relation)
    {
        if (FormulaShape.HasPlusMinus(relation.Left) || FormulaShape.HasPlusMinus(relation.Right))
        {
            return ReadAll(
                new[] { 1, -1 }.Select(sign => ReadRelation(RelationComparison.WithSign(relation, sign))),
                relation.Kind == RelationKind.NotEqual ? RealSet.Intersection : RealSet.Union
            );
        }

        // Bounds keep the way they were written, so that decimals are compared to their own precision.
        var (left, right) = (FormulaShape.Variables(relation.Left).Any(), FormulaShape.Variables(relation.Right).Any());
        return (relation.Left, relation.Right) switch
        {
            (Symbol, var bound) when left && !right => Bounded(relation.Kind, bound, isBelow: true),
            (var bound, Symbol) when right && !left => Bounded(relation.Kind, bound, isBelow: false),
            _ => ReadDifference(relation.Kind, WithoutAbsolute(relation)),
        };
    }

    private RealSet? ReadDifference(RelationKind kind, Expression difference)
    {
        if (
            FormulaShape.Variables(difference).Distinct().ToList() is not [var variable]
            || new CanonicalReader(sign: 1, effort).Read(difference) is not { } form
        )
        {
            return null;
        }

        return LinearForm.Of(form, variable) is { } linear ? Bounded(kind, linear.Root, linear.Slope.Numerator.Sign > 0)
            : QuadraticForm.Of(form, variable) is { } quadratic && quadratic.Roots() is var (low, high)
                ? Between(kind, low, high, quadratic.A.Numerator.Sign > 0)
            : null;
    }

    /// <summary>The difference of the sides; <c>|u| &lt; c</c> says <c>u² &lt; c²</c> where c is no less than zero.</summary>
    private Sum WithoutAbsolute(RelationForm relation)
    {
        var exact = new ExactEvaluator(effort);
        return (relation.Left, relation.Right) switch
        {
            (Call { Function: "sqrt", Parameter: null } root, var bound)
                when relation.Kind == RelationKind.Equal && exact.Evaluate(bound) is { Numerator.Sign: >= 0 } => new Sum([
                root.Operand,
                new Negation(Square(bound)),
            ]),
            (Call { Function: "abs" } call, var bound) when exact.Evaluate(bound) is { Numerator.Sign: >= 0 } => new Sum([
                Square(call.Operand),
                new Negation(Square(bound)),
            ]),
            (var bound, Call { Function: "abs" } call) when exact.Evaluate(bound) is { Numerator.Sign: >= 0 } => new Sum([
                Square(bound),
                new Negation(Square(call.Operand)),
            ]),
            _ => new Sum([relation.Left, new Negation(relation.Right)]),
        };
    }

    private static Power Square(Expression value) => new(value, new Number(2, null));

    /// <summary>Where a quadratic is zero, negative or not zero, by its zeros and whether it opens upwards.</summary>
    private RealSet? Between(RelationKind kind, Expression low, Expression high, bool opensUp)
    {
        if (RealNumber.Of(low, effort) is not { } from || RealNumber.Of(high, effort) is not { } to)
        {
            return null;
        }

        var (first, second) = (RealInterval.Point(from), RealInterval.Point(to));
        var points = new RealSet([first, second]);
        var inside = new RealSet([new(first.To, second.From)]);
        var negative = opensUp ? inside : RealSet.Difference(inside.Complement(), points);
        return kind switch
        {
            RelationKind.Equal => points,
            RelationKind.NotEqual => points.Complement(),
            RelationKind.Less => negative,
            _ => RealSet.Union(negative, points),
        };
    }

    private RealSet? Bounded(RelationKind kind, Expression bound, bool isBelow)
    {
        if (kind is RelationKind.Less or RelationKind.LessOrEqual && ValueComparison.Infinity(bound) is var sign and not 0)
        {
            return sign > 0 == isBelow ? RealSet.Everything : null;
        }

        if (RealNumber.Of(bound, effort) is not { } number)
        {
            return null;
        }

        var point = RealInterval.Point(number);
        return kind switch
        {
            RelationKind.Equal => new RealSet([point]),
            RelationKind.NotEqual => new RealSet([point]).Complement(),
            RelationKind.Less => new RealSet([isBelow ? new(RealBound.Lowest, point.From) : new(point.To, RealBound.Highest)]),
            _ => new RealSet([isBelow ? new(RealBound.Lowest, point.To) : new(point.From, RealBound.Highest)]),
        };
    }
}
