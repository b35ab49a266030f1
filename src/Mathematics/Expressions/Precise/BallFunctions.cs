using System.Numerics;

namespace Verify.Mathematics.Expressions.Precise;

/// <summary>
/// The elementary functions of <see cref="Ball"/>: the function of the middle by <see cref="Series"/>, the radius by a bound on the slope.
/// </summary>
internal static class BallFunctions
{
    // Beyond it the digits of π that reduction needs run out.
    private const int LargestAngle = 30;

    private const int LargestExponent = 16;

    public static Ball Pi { get; } = Ball.Of(Series.Pi, Series.Error, -Series.Bits);

    public static Ball Exp(Ball x)
    {
        if (!x.IsDefined || x.IsZero)
        {
            return x.IsDefined ? Ball.One : x;
        }

        if (x.Magnitude > LargestExponent)
        {
            return Ball.Undefined;
        }

        var (middle, radius) = x.ToFixed(Series.Bits);
        if (radius >= Series.One >> 1)
        {
            return Ball.Undefined;
        }

        var power = Nearest(middle, Series.Ln2);
        var value = Series.Exp(middle - (power * Series.Ln2));
        return Ball.Of(value, Series.Error + ((value * radius) >> (Series.Bits - 1)), (long)power - Series.Bits);
    }

    /// <summary>For positive balls.</summary>
    public static Ball Ln(Ball x)
    {
        if (!x.IsPositive)
        {
            return Ball.Undefined;
        }

        var (mantissa, power, radius) = x.Normalize(Series.Bits);
        return radius >= Series.One ? Ball.Undefined
            : x.IsExact && power == 0 && mantissa == Series.One ? Ball.Zero
            : Ball.Of(Series.Ln(mantissa) + (power * Series.Ln2), Series.Error + radius, -Series.Bits);
    }

    public static (Ball Sin, Ball Cos) SinCos(Ball x)
    {
        if (!x.IsDefined || x.IsZero)
        {
            return x.IsDefined ? (Ball.Zero, Ball.One) : (x, x);
        }

        if (x.Magnitude > LargestAngle)
        {
            return (Ball.Undefined, Ball.Undefined);
        }

        var (middle, radius) = x.ToFixed(Series.Bits);
        var quarters = Nearest(middle, Series.Pi >> 1);
        var (sin, cos) = Series.SinCos(middle - ((quarters * Series.Pi) >> 1));
        var turned = (int)(quarters & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
        return (Around(turned.Item1, radius), Around(turned.Item2, radius));
    }

    public static Ball ArcTan(Ball x)
    {
        if (!x.IsDefined || x.IsZero)
        {
            return x;
        }

        if (x.Magnitude <= 0)
        {
            var (middle, radius) = x.ToFixed(Series.Bits);
            return Around(Series.ArcTan(middle), radius);
        }

        // Twice the angle whose tangent is x / (1 + √(1 + x²)), which is below 1.
        var half = ArcTan(x / (Ball.One + Ball.Sqrt(Ball.One + (x * x))));
        return half + half;
    }

    private static Ball Around(BigInteger middle, BigInteger radius) => Ball.Of(middle, Series.Error + radius, -Series.Bits);

    private static BigInteger Nearest(BigInteger value, BigInteger unit) => Floor((2 * value) + unit, 2 * unit);

    private static BigInteger Floor(BigInteger value, BigInteger unit)
    {
        var quotient = BigInteger.DivRem(value, unit, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
