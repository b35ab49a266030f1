using System.Globalization;
using System.Numerics;

namespace Verify.Mathematics.Expressions;

/// <summary>
/// An exact fraction in lowest terms with a positive denominator. Operations answer null where the result is undefined or needs more than
/// <see cref="MaxBits"/> bits: text of strangers is computed with it, and an exact answer that takes seconds is no answer.
/// </summary>
internal readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    public const int MaxBits = 1024;

    // default(Rational) is 0/1 although its field is 0.
    private readonly BigInteger _denominator;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        _denominator = denominator;
    }

    public static Rational One { get; } = new(1, 1);

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public bool IsZero => Numerator.IsZero;

    /// <summary>Binary digits of the longer part.</summary>
    public long Bits => Math.Max(Numerator.GetBitLength(), Denominator.GetBitLength());

    public bool IsInteger => Denominator.IsOne;

    /// <summary>True when it has a finite decimal expansion.</summary>
    public bool IsDecimal
    {
        get
        {
            var rest = Denominator;
            while (rest.IsEven)
            {
                rest >>= 1;
            }

            for (BigInteger quotient; (quotient = BigInteger.DivRem(rest, 5, out var remainder)) >= 0 && remainder.IsZero; )
            {
                rest = quotient;
            }

            return rest.IsOne;
        }
    }

    public static implicit operator Rational(int value) => new(value, 1);

    public static Rational operator -(Rational value) => new(-value.Numerator, value.Denominator);

    public static Rational? Create(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            return null;
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        var value = new Rational(numerator / divisor, denominator / divisor);
        return Fits(value.Numerator) && Fits(value.Denominator) ? value : null;
    }

    public static Rational? Add(Rational a, Rational b) =>
        Create((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational? Subtract(Rational a, Rational b) => Add(a, -b);

    public static Rational? Multiply(Rational a, Rational b) => Create(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational? Divide(Rational a, Rational b) => Create(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>Whole powers, and roots that come out even.</summary>
    public static Rational? Power(Rational value, Rational exponent)
    {
        if (!exponent.IsInteger)
        {
            return exponent.Denominator <= MaxBits && Root(value, (int)exponent.Denominator) is { } root
                ? Power(root, exponent.Numerator)
                : null;
        }

        return Power(value, exponent.Numerator);
    }

    /// <summary>The real root of the given degree (from 1) if it is rational.</summary>
    public static Rational? Root(Rational value, int degree)
    {
        if (value.Numerator.Sign < 0)
        {
            return degree % 2 == 1 && Root(-value, degree) is { } positive ? -positive : null;
        }

        return WholeRoot(value.Numerator, degree) is { } numerator && WholeRoot(value.Denominator, degree) is { } denominator
            ? Create(numerator, denominator)
            : null;
    }

    public static Rational Abs(Rational value) => value.Numerator.Sign < 0 ? -value : value;

    /// <summary>10 to the given power, from -300 to 300.</summary>
    public static Rational PowerOfTen(int exponent) =>
        exponent >= 0 ? new(BigInteger.Pow(10, exponent), 1) : new(1, BigInteger.Pow(10, -exponent));

    /// <summary>Both parts are cut to the precision of a double first, so the quotient is right to about 1e-15.</summary>
    public double ToDouble()
    {
        var shift = (int)Math.Max(Numerator.GetBitLength(), Denominator.GetBitLength()) - 1000;
        return shift > 0 ? (double)(Numerator >> shift) / (double)(Denominator >> shift) : (double)Numerator / (double)Denominator;
    }

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    public override string ToString() =>
        IsInteger
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static Rational? Power(Rational value, BigInteger exponent)
    {
        // Of the size: -2 alone would count as one bit.
        var bits = Math.Max(BigInteger.Abs(value.Numerator).GetBitLength(), value.Denominator.GetBitLength());
        if (value.IsZero || bits <= 1)
        {
            // 0, 1 and -1: no power of them is large.
            return (value.IsZero, exponent.Sign) switch
            {
                (true, 0) => null,
                (true, > 0) => 0,
                (true, _) => null,
                _ => value.Numerator.Sign > 0 || exponent.IsEven ? 1 : -1,
            };
        }

        if (BigInteger.Abs(exponent) * (bits - 1) > MaxBits)
        {
            return null;
        }

        var whole = (int)BigInteger.Abs(exponent);
        var (numerator, denominator) = (BigInteger.Pow(value.Numerator, whole), BigInteger.Pow(value.Denominator, whole));
        return exponent.Sign < 0 ? Create(denominator, numerator) : Create(numerator, denominator);
    }

    private static BigInteger? WholeRoot(BigInteger value, int degree)
    {
        // Newton's method from above; a value of MaxBits bits takes a few dozen rounds.
        if (value <= BigInteger.One || degree == 1)
        {
            return value;
        }

        var guess = BigInteger.One << (int)((value.GetBitLength() / degree) + 1);
        while (true)
        {
            var next = (((degree - 1) * guess) + (value / BigInteger.Pow(guess, degree - 1))) / degree;
            if (next >= guess)
            {
                return BigInteger.Pow(guess, degree) == value ? guess : null;
            }

            guess = next;
        }
    }

    private static bool Fits(BigInteger value) => value.GetBitLength() <= MaxBits;
}
