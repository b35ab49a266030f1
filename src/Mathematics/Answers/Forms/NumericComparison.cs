using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Precise;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>
/// Compares formulas at sample points in ball arithmetic. A difference whose enclosure leaves out zero is decisive: the formulas differ
/// there.
/// Where at every point that can be worked out the difference is zero to <see cref="AgreedBits"/> binary digits, they are equal.
/// </summary>
internal sealed class NumericComparison(Effort effort)
{
    /// <summary>About 120 decimal digits.</summary>
    public const int AgreedBits = 400;

    private static readonly (int Seed, PointKind Kind)[] Points =
    [
        (1, PointKind.Positive),
        (2, PointKind.Signed),
        (3, PointKind.Whole),
        (4, PointKind.Negative),
        (5, PointKind.Signed),
        (6, PointKind.Signed),
        (7, PointKind.Whole),
        (8, PointKind.Positive),
        (9, PointKind.Signed),
    ];

    // Where formulas of factorials and floors are tried: their letters stand for whole numbers.
    private static readonly (int Seed, PointKind Kind)[] WholePoints = [.. Enumerable.Range(1, 16).Select(seed => (seed, PointKind.Whole))];

    /// <summary>Floors, factorials and binomials of the letters that stand for whole numbers by custom.</summary>
    private static bool IsOfWholeNumbers(Expression formula) =>
        HasWholeFunction(formula)
        && FormulaShape.Variables(formula).All(name => name is "n" or "m" or "k" or "r" or "i" or "j" or "N" or "p" or "q");

    private static bool HasWholeFunction(Expression formula) =>
        formula is Call { Function: "floor" or "ceil" or "binom" or "!" or "!!" } call
            ? FormulaShape.Variables(call).Any()
            : FormulaShape.Children(formula).Any(HasWholeFunction);

    /// <param name="first">A formula.</param>
    /// <param name="slackFirst">How far the second may lie from it because it is a rounded decimal.</param>
    /// <param name="second">A formula.</param>
    /// <param name="slackSecond">The same the other way round.</param>
    public Equivalence Compare(Expression first, double slackFirst, Expression second, double slackSecond)
    {
        var isConstant = !FormulaShape.Variables(first).Concat(FormulaShape.Variables(second)).Any();
        var isComplex = FormulaShape.Mentions(first, "i") || FormulaShape.Mentions(second, "i");
        var (real, complex) = (0, 0);
        var isWhole = IsOfWholeNumbers(first) || IsOfWholeNumbers(second);
        foreach (
            var (seed, kind) in isConstant ? Points[..1]
            : isWhole ? WholePoints
            : Points
        )
        {
            var point = new SamplePoint(seed, kind, sign: 1);
            var (left, right) = (new PreciseEvaluator(point, effort), new PreciseEvaluator(point, effort));
            var (a, b) = (left.Evaluate(first), right.Evaluate(second));
            if (!a.IsDefined || !b.IsDefined)
            {
                continue;
            }

            // Outside the real domain branches of roots and logarithms differ, which no reader of real mathematics means.
            var leavesDomain = !isConstant && !isComplex && (left.LeftTheReals || right.LeftTheReals);
            switch (Agree(a, b, slackFirst > 0 ? slackFirst : -slackSecond))
            {
                case false when !leavesDomain:
                    return Verdict.Different(
                        isConstant ? $"{a.Re.ToDouble():G10} is not {b.Re.ToDouble():G10}" : "different at a sample point"
                    );
                case true when left.HasSwallowed || right.HasSwallowed:
                    break;
                case true when leavesDomain:
                    complex++;
                    break;
                case true:
                    real++;
                    break;
            }
        }

        return real > (isConstant ? 0 : 1) || (real == 0 && complex > 1)
            ? Verdict.Equal(isConstant ? "equal to 120 digits" : "equal at all sample points")
            : Verdict.CannotTell(effort.IsSpent ? "too much to be worked out" : "the formulas cannot be worked out");
    }

    /// <summary>
    /// Null when the digits do not suffice to tell. A positive slack is that of the first, a negative one that of the second.
    /// </summary>
    private static bool? Agree(ComplexBall a, ComplexBall b, double slack)
    {
        var difference = a - b;
        if (!difference.IsDefined)
        {
            return null;
        }

        if (!difference.MayBeZero)
        {
            return slack != 0
                && difference.IsReal
                && Decimal.IsWithin(
                    slack > 0 ? -difference.Re.ToDouble() : difference.Re.ToDouble(),
                    Math.Abs(slack),
                    slack > 0 ? a.Re.ToDouble() : b.Re.ToDouble()
                );
        }

        return difference.IsZero || difference.Magnitude <= Math.Max(0, Math.Max(a.Magnitude, b.Magnitude)) - AgreedBits ? true : null;
    }
}
