using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Canonical;
using Verify.Mathematics.Expressions.Precise;
using Verify.Mathematics.Expressions.Residues;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>
/// Equations and inequalities are the same when the difference of their sides is the same up to a constant factor, which for inequalities
/// must be
/// positive: told by their canonical forms, else at sample points.
/// </summary>
internal sealed class RelationComparison(Effort effort, ResidueComparison residues)
{
    private static readonly PointKind[] Points =
    [
        PointKind.Positive,
        PointKind.Negative,
        PointKind.Signed,
        PointKind.Positive,
        PointKind.Signed,
        PointKind.Positive,
        PointKind.Signed,
    ];

    public Equivalence Compare(RelationForm first, RelationForm second)
    {
        if (first.Kind != second.Kind)
        {
            return Verdict.Different("different relations");
        }

        var (left, right) = (Difference(first), Difference(second));
        if (FormulaShape.HasPlusMinus(left) || FormulaShape.HasPlusMinus(right))
        {
            return CompareBranches(first, second);
        }

        var reader = new CanonicalReader(sign: 1, effort);
        if (
            reader.Read(left) is { } a
            && reader.Read(right) is { } b
            && CanonicalForm.AreProportional(a, b, IsInequality(first)) is { } same
        )
        {
            return same ? Verdict.Equal("the same relation") : Verdict.Different("inequalities of opposite direction");
        }

        return residues.AreProportional(left, right) == false
            ? Verdict.Different("relations of different rational functions")
            : CompareAtPoints(left, right, IsInequality(first));
    }

    public static bool IsInequality(RelationForm relation) => relation.Kind is RelationKind.Less or RelationKind.LessOrEqual;

    /// <summary>With ±: one relation of each side for each sign.</summary>
    private Equivalence CompareBranches(RelationForm first, RelationForm second)
    {
        var (plus, minus, otherPlus, otherMinus) = (WithSign(first, 1), WithSign(first, -1), WithSign(second, 1), WithSign(second, -1));
        var straight = Parts.All([Compare(plus, otherPlus), Compare(minus, otherMinus)]);
        return straight.Equal == true ? straight : Parts.All([Compare(plus, otherMinus), Compare(minus, otherPlus)]);
    }

    /// <summary>The relation with every ± taken as one sign.</summary>
    public static RelationForm WithSign(RelationForm relation, int sign) =>
        relation with
        {
            Left = FormulaShape.WithSign(relation.Left, sign),
            Right = FormulaShape.WithSign(relation.Right, sign),
        };

    private Equivalence CompareAtPoints(Expression left, Expression right, bool isInequality)
    {
        ComplexBall? factor = null;
        for (var i = 0; i < Points.Length; i++)
        {
            var point = new SamplePoint(seed: i + 1, Points[i], sign: 1);
            var (first, second) = (new PreciseEvaluator(point, effort), new PreciseEvaluator(point, effort));
            var (a, b) = (first.Evaluate(left), second.Evaluate(right));

            // Roots and logarithms of negative numbers have branches, which no reader of real mathematics means.
            if (
                !a.IsDefined
                || !b.IsDefined
                || (a.MayBeZero && b.MayBeZero)
                || (Points[i] != PointKind.Positive && (first.LeftTheReals || second.LeftTheReals))
            )
            {
                continue;
            }

            if (a.MayBeZero || b.MayBeZero)
            {
                return Verdict.Different("only one relation holds at a sample point");
            }

            var ratio = a / b;
            if (!(ratio - (factor ?? ratio)).MayBeZero)
            {
                return Verdict.Different("relations that differ at a sample point");
            }

            factor ??= ratio;
        }

        return factor switch
        {
            null => Verdict.CannotTell("the relations cannot be worked out"),
            { } known when isInequality && !known.Re.IsPositive => Verdict.Different("inequalities of opposite direction"),
            _ => Verdict.Equal("the same relation"),
        };
    }

    private static Sum Difference(RelationForm relation) => new([relation.Left, new Negation(relation.Right)]);
}
