using System.Numerics;
using Verify.Verifiers.Expressions;

namespace Verify.Verifiers.Answers.Forms;

/// <summary>
/// Equations and inequalities are the same when the difference of their sides is the same up to a factor, which for inequalities must be positive;
/// found out at sample points.
/// </summary>
internal static class RelationComparison
{
    private const int SamplePoints = 5;

    private const double Tolerance = 1e-9;

    public static Equivalence Compare(RelationForm first, RelationForm second)
    {
        if (first.Kind != second.Kind)
        {
            return new Equivalence(false, "different relations");
        }

        Complex? factor = null;
        for (var point = 0; point < SamplePoints; point++)
        {
            var (a, b) = (Difference(first, point), Difference(second, point));
            if (!Complex.IsFinite(a) || !Complex.IsFinite(b) || (Complex.Abs(a) < Tolerance && Complex.Abs(b) < Tolerance))
            {
                continue;
            }

            var ratio = a / b;
            if (!Complex.IsFinite(ratio) || Complex.Abs(ratio) < Tolerance || Complex.Abs(ratio - (factor ?? ratio)) > Tolerance * Complex.Abs(ratio))
            {
                return new Equivalence(false, "relations that differ at a sample point");
            }

            factor = ratio;
        }

        return factor switch
        {
            null => new Equivalence(null, "neither relation can be worked out"),
            { } known when IsInequality(first) && known.Real <= 0 => new Equivalence(false, "inequalities of opposite direction"),
            _ => new Equivalence(true, "the same relation"),
        };
    }

    /// <summary>The numbers that a bound on one variable leaves; null for any other relation.</summary>
    public static SequenceForm? AsInterval(RelationForm relation)
    {
        var infinity = new Symbol("infty");
        var isStrict = relation.Kind == RelationKind.Less;
        return (IsInequality(relation), relation.Left, relation.Right) switch
        {
            (true, Symbol, var bound) when IsConstant(bound) => new SequenceForm(true, isStrict, [new ValueForm(new Negation(infinity)), new ValueForm(bound)]),
            (true, var bound, Symbol) when IsConstant(bound) => new SequenceForm(isStrict, true, [new ValueForm(bound), new ValueForm(infinity)]),
            _ => null,
        };
    }

    private static bool IsInequality(RelationForm relation) => relation.Kind is RelationKind.Less or RelationKind.LessOrEqual;

    private static bool IsConstant(Expression bound) => ExactEvaluator.Default.Evaluate(bound) is not null;

    private static Complex Difference(RelationForm relation, int point)
    {
        var evaluator = new NumericEvaluator(point, sign: 1);
        return evaluator.Evaluate(relation.Left) - evaluator.Evaluate(relation.Right);
    }
}
