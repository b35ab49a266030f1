using System.Numerics;

namespace Verify.Mathematics.Expressions.Precise;

/// <summary>
/// The elementary functions near zero, on whole numbers in units of <c>2^-Bits</c>, by power series after reducing the argument. Results
/// are within
/// <see cref="Error"/> of the true value; guard digits beyond those of <see cref="Ball"/> pay for the rounding.
/// </summary>
internal static class Series
{
    public const int Bits = Ball.Bits + GuardBits;

    private const int GuardBits = 64;

    private const int Halvings = 16;

    /// <summary>Far more than the series and their reduction round off, far less than the last digit of a ball.</summary>
    public static readonly BigInteger Error = BigInteger.One << (GuardBits - 16);

    public static readonly BigInteger One = BigInteger.One << Bits;

    public static readonly BigInteger Ln2 = 2 * ArcTanh(One / 3);

    /// <summary>Machin's formula.</summary>
    public static readonly BigInteger Pi = 4 * ((4 * ArcTanSmall(One / 5)) - ArcTanSmall(One / 239));

    /// <summary>For arguments of at most 1 in size.</summary>
    public static BigInteger Exp(BigInteger x)
    {
        x >>= Halvings;
        var (sum, term) = (One + x, x);
        for (var n = 2; !IsSmall(term); n++)
        {
            term = ((term * x) >> Bits) / n;
            sum += term;
        }

        for (var i = 0; i < Halvings; i++)
        {
            sum = (sum * sum) >> Bits;
        }

        return sum;
    }

    /// <summary>For arguments from 1 to 2: floating point gives sixteen digits, the series of the small remainder the others.</summary>
    public static BigInteger Ln(BigInteger x)
    {
        var estimate = FromDouble(Math.Log(ToDouble(x)));
        var ratio = (x * Exp(-estimate)) >> Bits;
        return estimate + (2 * ArcTanh(((ratio - One) << Bits) / (ratio + One)));
    }

    /// <summary>For arguments of at most 1 in size.</summary>
    public static (BigInteger Sin, BigInteger Cos) SinCos(BigInteger x)
    {
        var square = (x * x) >> Bits;
        return (Alternating(x, square, 2), Alternating(One, square, 1));
    }

    /// <summary>For arguments of at most 1 in size.</summary>
    public static BigInteger ArcTan(BigInteger x)
    {
        var estimate = FromDouble(Math.Atan(ToDouble(x)));
        var (sin, cos) = SinCos(estimate);
        var difference = (((x * cos) >> Bits) - sin) << Bits;
        return estimate + ArcTanSmall(difference / (cos + ((x * sin) >> Bits)));
    }

    /// <summary><c>first · (1 - x²/(n(n+1)) + …)</c>: the sine from 2, the cosine from 1.</summary>
    private static BigInteger Alternating(BigInteger first, BigInteger square, int n)
    {
        var (sum, term) = (first, first);
        for (; !IsSmall(term); n += 2)
        {
            term = -((term * square) >> Bits) / (n * (n + 1));
            sum += term;
        }

        return sum;
    }

    private static BigInteger ArcTanSmall(BigInteger x) => OddPowers(x, -((x * x) >> Bits));

    private static BigInteger ArcTanh(BigInteger x) => OddPowers(x, (x * x) >> Bits);

    private static BigInteger OddPowers(BigInteger x, BigInteger factor)
    {
        var (sum, power) = (x, x);
        for (var n = 3; !IsSmall(power); n += 2)
        {
            power = (power * factor) >> Bits;
            sum += power / n;
        }

        return sum;
    }

    // Shifts round down, so a negative term ends at -1.
    private static bool IsSmall(BigInteger term) => BigInteger.Abs(term) <= 1;

    private static double ToDouble(BigInteger x) => (double)(x >> (Bits - 60)) / (1L << 60);

    private static BigInteger FromDouble(double value) => (BigInteger)(value * (1L << 60)) << (Bits - 60);
}
