using System.Numerics;
using Verify.Verifiers.Expressions;

namespace Verify.Verifiers.Answers.Forms;

/// <summary>Compares two formulas: as exact fractions where both have such a value, else at sample points.</summary>
internal static class ValueComparison
{
    private const int SamplePoints = 4;

    private const int SignificantDigits = 4;

    private const double Tolerance = 1e-9;

    private static readonly Rational FloatingPointNoise = Rational.PowerOfTen(-12);

    public static Equivalence Compare(Expression first, Expression second)
    {
        if (UnitsDiffer(first, second))
        {
            return new Equivalence(false, "different units");
        }

        if (Infinity(first) != 0 || Infinity(second) != 0)
        {
            return Infinity(first) == Infinity(second) ? new Equivalence(true, "the same infinity") : new Equivalence(false, "infinite on one side");
        }

        var (a, b) = (ExactEvaluator.Default.Evaluate(first), ExactEvaluator.Default.Evaluate(second));
        return a is { } x && b is { } y ? CompareExact(first, x, second, y) : CompareAtPoints(first, a, second, b);
    }

    private static Equivalence CompareExact(Expression first, Rational a, Expression second, Rational b)
    {
        if (a.Equals(b))
        {
            return new Equivalence(true, "equal rationals");
        }

        if (IsPercent(first) != IsPercent(second)
            && ExactEvaluator.IgnoringPercent.Evaluate(first) is { } plainA && ExactEvaluator.IgnoringPercent.Evaluate(second) is { } plainB && plainA.Equals(plainB))
        {
            return new Equivalence(true, "equal but for the percent sign");
        }

        if (Rational.Subtract(a, b) is not { } difference)
        {
            return new Equivalence(null, "the numbers are too large to be compared");
        }

        if ((!b.IsDecimal && WithinLastPlace(first, a, difference)) || (!a.IsDecimal && WithinLastPlace(second, b, difference)))
        {
            return new Equivalence(true, "equal to the last decimal written");
        }

        return Rational.Multiply(Rational.Abs(a), FloatingPointNoise) is { } noise && Rational.Abs(difference).CompareTo(noise) <= 0
            ? new Equivalence(true, "equal to twelve digits")
            : new Equivalence(false, $"{Show(a)} is not {Show(b)}");
    }

    private static Equivalence CompareAtPoints(Expression first, Rational? exactFirst, Expression second, Rational? exactSecond)
    {
        var compared = false;
        foreach (var (signA, signB) in new[] { (1, 1), (-1, -1) })
        {
            for (var point = 0; point < SamplePoints; point++)
            {
                var (a, b) = (new NumericEvaluator(point, signA).Evaluate(first), new NumericEvaluator(point, signB).Evaluate(second));
                if (!Complex.IsFinite(a) || !Complex.IsFinite(b))
                {
                    continue;
                }

                compared = true;
                var distance = Complex.Abs(a - b);
                if (distance > Tolerance * Math.Max(1, Math.Max(Complex.Abs(a), Complex.Abs(b)))
                    && !(distance < LastPlace(first, exactFirst) || distance < LastPlace(second, exactSecond)))
                {
                    return new Equivalence(false, "different at a sample point");
                }
            }
        }

        return compared ? new Equivalence(true, "equal at all sample points") : new Equivalence(null, "neither formula can be worked out");
    }

    // A decimal answers for a number that cannot be written as one, when enough of it is written.
    private static bool WithinLastPlace(Expression formula, Rational value, Rational difference)
        => LastPlace(formula, value) is > 0 and var place && Math.Abs(difference.ToDouble()) < place;

    private static double LastPlace(Expression formula, Rational? value)
    {
        if (value is not { } known || PlainNumber(formula) is not { Decimals: > 0 and var decimals })
        {
            return 0;
        }

        var significant = decimals + Math.Ceiling(Math.Log10(Math.Max(Math.Abs(known.ToDouble()), double.Epsilon)));
        return significant >= SignificantDigits ? Math.Pow(10, -decimals) : 0;
    }

    private static Number? PlainNumber(Expression formula) => formula switch
    {
        Number number => number,
        Negation negation => PlainNumber(negation.Operand),
        Quantity quantity => PlainNumber(quantity.Value),
        _ => null,
    };

    private static bool IsPercent(Expression formula) => formula switch
    {
        Percent => true,
        Quantity quantity => IsPercent(quantity.Value),
        Negation negation => IsPercent(negation.Operand),
        _ => false,
    };

    /// <summary>1, -1, or 0 for what is not infinite.</summary>
    private static int Infinity(Expression formula) => formula switch
    {
        Symbol { Name: "infty" or "infinity" or "inf" or "∞" } => 1,
        Negation negation => -Infinity(negation.Operand),
        _ => 0,
    };

    private static bool UnitsDiffer(Expression first, Expression second)
        => first is Quantity a && second is Quantity b && Units.Find(a.Unit) is { } unitA && Units.Find(b.Unit) is { } unitB && unitA != unitB;

    private static string Show(Rational value)
    {
        const int Longest = 40;
        var text = value.ToString();
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }
}
