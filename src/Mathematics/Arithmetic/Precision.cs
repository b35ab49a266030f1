using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Arithmetic;

/// <summary>How exactly a number is stated: by its decimals, or by the digits of its scientific notation.</summary>
/// <param name="Side">The side that states it.</param>
/// <param name="Value">The number.</param>
/// <param name="LastPlace">What one unit of its last written digit is worth; zeros at the end of a whole number are not counted as
/// written.</param>
/// <param name="IsRounded">Whether so many digits are written that it may be rounded without saying so.</param>
/// <param name="IsLong">Whether as many as floating point has.</param>
internal sealed record Precision(Side Side, Rational Value, Rational LastPlace, bool IsRounded, bool IsLong)
{
    private const int RoundedDecimals = 2;

    private const int LongDecimals = 10;

    /// <summary>Of the first side that states a number; null where neither does.</summary>
    public static Precision? Of(Side first, Side second) => Of(first) ?? Of(second);

    public bool IsOf(Side side) => Side == side;

    /// <summary>Whether it is another number when that is rounded, or cut off.</summary>
    public bool Admits(Rational exact) =>
        Rational.Subtract(exact, Value) is { } excess
        && Answers.Forms.Decimal.IsWithin(excess.ToDouble(), LastPlace.ToDouble(), Value.ToDouble());

    public bool Admits(double exact) => Answers.Forms.Decimal.IsWithin(exact - Value.ToDouble(), LastPlace.ToDouble(), Value.ToDouble());

    private static Precision? Of(Side side) =>
        side.Plain is { } plain ? Of(side, plain)
        : side.Formula is { } formula && Scientific(formula) is var (mantissa, exponent) ? Of(side, mantissa, exponent)
        : null;

    private static Precision Of(Side side, Number number)
    {
        var value = Signed(side, number.Value);
        if (number.Decimals is { } decimals and not 0)
        {
            return new(
                side,
                value,
                Rational.PowerOfTen(Math.Clamp(-decimals, -300, 300)),
                decimals is >= RoundedDecimals or < 0,
                decimals is >= LongDecimals or < 0
            );
        }

        var zeros = 0;
        for (var rest = number.Value.Numerator; !rest.IsZero && (rest % 10).IsZero; rest /= 10)
        {
            zeros++;
        }

        return new(side, value, Rational.PowerOfTen(zeros), false, false);
    }

    private static Precision? Of(Side side, Number mantissa, int exponent) =>
        mantissa.Decimals is { } decimals
        && Math.Abs(exponent - decimals) <= 300
        && Math.Abs(exponent) <= 300
        && Rational.Multiply(mantissa.Value, Rational.PowerOfTen(exponent)) is { } value
            ? new(
                side,
                Signed(side, value),
                Rational.PowerOfTen(exponent - decimals),
                decimals >= RoundedDecimals,
                decimals >= LongDecimals
            )
            : null;

    private static Rational Signed(Side side, Rational value) => side.Formula is Negation ? -value : value;

    /// <summary><c>1.27 × 10^30</c></summary>
    private static (Number Mantissa, int Exponent)? Scientific(Expression formula) =>
        formula switch
        {
            Negation negation => Scientific(negation.Operand),
            Product { Factors: [{ Value: Number mantissa, Divides: false }, { Value: Power { Base: Number ten } power, Divides: false }] }
                when ten.Value.Equals(10)
                    && new ExactEvaluator(new Effort(100)).Evaluate(power.Exponent) is { IsInteger: true } exponent
                    && exponent.Bits < 12 => (mantissa, (int)exponent.Numerator),
            _ => null,
        };
}
