using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>What a number written with decimals stands for besides itself.</summary>
internal static class Decimal
{
    private const int SignificantDigits = 4;

    // Digits that floating point leaves behind: 0.1 and 0.10000000000000001.
    private static readonly Rational FloatingPointNoise = Rational.PowerOfTen(-12);

    /// <summary>
    /// What the last place of a decimal that may answer for another number is worth: of one with four significant digits; 0 for anything
    /// else.
    /// </summary>
    public static double LastPlace(Expression formula, Rational? value)
    {
        if (value is not { } known || FormulaShape.PlainNumber(formula) is not { Decimals: > 0 and var decimals })
        {
            return 0;
        }

        var significant = decimals + Math.Ceiling(Math.Log10(Math.Max(Math.Abs(known.ToDouble()), double.Epsilon)));
        return significant >= SignificantDigits ? Math.Pow(10, -decimals) : 0;
    }

    /// <param name="formula">The decimal.</param>
    /// <param name="value">Its value.</param>
    /// <param name="excess">How much greater the other number is.</param>
    public static bool AnswersFor(Expression formula, Rational value, Rational excess) =>
        LastPlace(formula, value) is > 0 and var place && IsWithin(excess.ToDouble(), place, value.ToDouble());

    /// <summary>Whether a number that exceeds a decimal by so much is that decimal when rounded, or when cut off.</summary>
    public static bool IsWithin(double excess, double place, double value)
    {
        const double Half = 0.5 * (1 + 1e-9);
        var outward = value < 0 ? -excess : excess;
        return outward < place && outward >= -Half * place;
    }

    /// <summary>Equal to twelve digits, of which one side shows that it was computed in floating point.</summary>
    public static bool IsNoise(Expression first, Rational a, Expression second, Rational b, Rational difference) =>
        (IsLong(first) || IsLong(second))
        && Rational.Multiply(Rational.Abs(a), FloatingPointNoise) is { } noise
        && Rational.Abs(difference).CompareTo(noise) <= 0
        && Rational.Multiply(Rational.Abs(b), FloatingPointNoise) is not null;

    private static bool IsLong(Expression formula) => FormulaShape.PlainNumber(formula) is { Decimals: >= 10 };
}
