using System.Numerics;

namespace Verify.Mathematics.Expressions.Precise;

/// <summary>The elementary functions of <see cref="ComplexBall"/>, principal values; undefined where the branch cannot be told.</summary>
internal static class ComplexFunctions
{
    public static ComplexBall Exp(ComplexBall z)
    {
        var size = BallFunctions.Exp(z.Re);
        if (z.IsReal)
        {
            return size;
        }

        var (sin, cos) = BallFunctions.SinCos(z.Im);
        return new(size * cos, size * sin);
    }

    public static ComplexBall Ln(ComplexBall z) =>
        z.IsReal && z.Re.IsPositive ? BallFunctions.Ln(z.Re) : new ComplexBall(BallFunctions.Ln(z.Abs()), Angle(z));

    public static ComplexBall Sqrt(ComplexBall z)
    {
        if (z.IsReal)
        {
            return z.Re.IsNegative ? new ComplexBall(Ball.Zero, Ball.Sqrt(-z.Re))
                : z.Re.IsPositive || z.IsZero ? Ball.Sqrt(z.Re)
                : new ComplexBall(Ball.Sqrt(z.Re), Ball.Sqrt(-z.Re));
        }

        var half = Ball.Of(1, 0, -1);
        var size = z.Abs();
        var (re, im) = (Ball.Sqrt((size + z.Re) * half), Ball.Sqrt((size - z.Re) * half));
        return z.Im.IsPositive ? new ComplexBall(re, im)
            : z.Im.IsNegative ? new ComplexBall(re, -im)
            : ComplexBall.Undefined;
    }

    public static ComplexBall Power(ComplexBall value, BigInteger exponent)
    {
        if (exponent.Sign < 0)
        {
            return ComplexBall.One / Power(value, -exponent);
        }

        var power = ComplexBall.One;
        for (var factor = value; !exponent.IsZero; exponent >>= 1)
        {
            power = exponent.IsEven ? power : power * factor;
            factor = exponent.IsOne ? factor : factor * factor;
        }

        return power;
    }

    public static ComplexBall Power(ComplexBall value, ComplexBall exponent) =>
        value.IsZero
            ? exponent.Re.IsPositive
                ? Ball.Zero
                : ComplexBall.Undefined
            : Exp(exponent * Ln(value));

    /// <summary>The real root of a negative number where the degree is odd, as schools teach it; the principal root else.</summary>
    public static ComplexBall Root(ComplexBall value, int degree) =>
        degree == 2 ? Sqrt(value)
        : value.IsReal && value.Re.IsNegative && degree % 2 == 1 ? -Root(-value, degree)
        : Power(value, Ball.One / Ball.Of(degree, 0));

    public static (ComplexBall Sin, ComplexBall Cos) SinCos(ComplexBall z)
    {
        var (sin, cos) = BallFunctions.SinCos(z.Re);
        if (z.IsReal)
        {
            return (sin, cos);
        }

        var (sinh, cosh) = SinhCosh(z.Im);
        return (new(sin * cosh.Re, cos * sinh.Re), new(cos * cosh.Re, -(sin * sinh.Re)));
    }

    public static (ComplexBall Sinh, ComplexBall Cosh) SinhCosh(ComplexBall z)
    {
        var (grown, shrunk, half) = (Exp(z), Exp(-z), (ComplexBall)Ball.Of(1, 0, -1));
        return (half * (grown - shrunk), half * (grown + shrunk));
    }

    public static ComplexBall ArcSin(ComplexBall z)
    {
        var rest = Sqrt(ComplexBall.One - (z * z));
        if (z.IsReal && rest.IsReal)
        {
            return rest.Re.IsPositive ? BallFunctions.ArcTan(z.Re / rest.Re)
                : rest.IsZero ? z.Re * BallFunctions.Pi * Ball.Of(1, 0, -1)
                : ComplexBall.Undefined;
        }

        return -ComplexBall.ImaginaryUnit * Ln((ComplexBall.ImaginaryUnit * z) + rest);
    }

    public static ComplexBall ArcCos(ComplexBall z) => (BallFunctions.Pi * Ball.Of(1, 0, -1)) - ArcSin(z);

    public static ComplexBall ArcTan(ComplexBall z)
    {
        if (z.IsReal)
        {
            return BallFunctions.ArcTan(z.Re);
        }

        var turned = ComplexBall.ImaginaryUnit * z;
        return ComplexBall.ImaginaryUnit * Ball.Of(1, 0, -1) * (Ln(ComplexBall.One - turned) - Ln(ComplexBall.One + turned));
    }

    /// <summary>From -π to π; undefined where the number may lie on either side of the cut.</summary>
    private static Ball Angle(ComplexBall z)
    {
        if (z.Re.IsPositive)
        {
            return BallFunctions.ArcTan(z.Im / z.Re);
        }

        if (z.Im.IsPositive || z.Im.IsNegative)
        {
            var quarter = BallFunctions.Pi * Ball.Of(1, 0, -1);
            return (z.Im.IsPositive ? quarter : -quarter) - BallFunctions.ArcTan(z.Re / z.Im);
        }

        return z.Im.IsZero && z.Re.IsNegative ? BallFunctions.Pi : Ball.Undefined;
    }
}
