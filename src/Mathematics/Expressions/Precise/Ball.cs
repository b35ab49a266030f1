using System.Numerics;

namespace Verify.Mathematics.Expressions.Precise;

/// <summary>
/// A real number enclosed between two bounds, <c>(middle ± radius) · 2^exponent</c>, carried to <see cref="Bits"/> binary digits. Every
/// operation
/// widens the radius by what it may have rounded, so the true value never leaves the ball (ball arithmetic, van der Hoeven 2009).
/// Undefined where the enclosed number may not exist, or lies beyond <see cref="MagnitudeLimit"/>.
/// </summary>
internal readonly struct Ball
{
    /// <summary>About 190 decimal digits.</summary>
    public const int Bits = 640;

    /// <summary>Binary digits before, or zeros behind, the point that a value may have: some 9 800 decimal digits.</summary>
    public const int MagnitudeLimit = 1 << 15;

    private const int RadiusBits = 32;

    private readonly BigInteger _middle;
    private readonly BigInteger _radius;
    private readonly int _exponent;

    private Ball(BigInteger middle, BigInteger radius, int exponent)
    {
        _middle = middle;
        _radius = radius;
        _exponent = exponent;
        IsDefined = true;
    }

    public static Ball Undefined => default;

    public static Ball Zero { get; } = new(0, 0, 0);

    public static Ball One { get; } = new(1, 0, 0);

    public bool IsDefined { get; }

    /// <summary>Zero and nothing else.</summary>
    public bool IsZero => IsDefined && _middle.IsZero && _radius.IsZero;

    public bool IsExact => IsDefined && _radius.IsZero;

    public bool IsPositive => IsDefined && _middle > _radius;

    public bool IsNegative => IsDefined && -_middle > _radius;

    public bool MayBeZero => IsDefined && BigInteger.Abs(_middle) <= _radius;

    /// <summary>The power of two that no number in the ball exceeds in size.</summary>
    public long Magnitude => (BigInteger.Abs(_middle) + _radius).GetBitLength() + _exponent;

    public static Ball Of(Rational value) => Of(value.Numerator, 0) / Of(value.Denominator, 0);

    /// <summary>The ball around <c>middle · 2^exponent</c> with a radius in the same unit.</summary>
    public static Ball Of(BigInteger middle, BigInteger radius, long exponent = 0)
    {
        var excess = Math.Max(middle.GetBitLength() - Bits, radius.GetBitLength() - RadiusBits);
        if (excess > 0)
        {
            var isExact = radius.IsZero && (middle & ((BigInteger.One << (int)excess) - 1)).IsZero;
            middle >>= (int)excess;
            radius = isExact ? 0 : (radius >> (int)excess) + 2;
            exponent += excess;
        }

        if (middle.IsZero && radius.IsZero)
        {
            return Zero;
        }

        return exponent + middle.GetBitLength() > MagnitudeLimit || exponent < -MagnitudeLimit
            ? Undefined
            : new Ball(middle, radius, (int)exponent);
    }

    public static Ball operator -(Ball a) => a.IsDefined ? new Ball(-a._middle, a._radius, a._exponent) : Undefined;

    public static Ball operator +(Ball a, Ball b)
    {
        if (!a.IsDefined || !b.IsDefined)
        {
            return Undefined;
        }

        if (a.IsZero || b.IsZero)
        {
            return a.IsZero ? b : a;
        }

        var (high, low) = a._exponent >= b._exponent ? (a, b) : (b, a);
        var shift = high._exponent - low._exponent;
        return shift > 2 * Bits
            ? Of(high._middle << Bits, (high._radius << Bits) + 1, high._exponent - Bits)
            : Of((high._middle << shift) + low._middle, (high._radius << shift) + low._radius, low._exponent);
    }

    public static Ball operator -(Ball a, Ball b) => a + -b;

    public static Ball operator *(Ball a, Ball b) =>
        a.IsDefined && b.IsDefined
            ? Of(
                a._middle * b._middle,
                (BigInteger.Abs(a._middle) * b._radius) + (BigInteger.Abs(b._middle) * a._radius) + (a._radius * b._radius),
                (long)a._exponent + b._exponent
            )
            : Undefined;

    public static Ball operator /(Ball a, Ball b)
    {
        if (!a.IsDefined || !b.IsDefined || b.MayBeZero)
        {
            return Undefined;
        }

        var shift = Math.Max(0, Bits + 2 + (int)(b._middle.GetBitLength() - a._middle.GetBitLength()));
        var quotient = BigInteger.DivRem(a._middle << shift, b._middle, out var remainder);
        var divisor = BigInteger.Abs(b._middle);
        var radius = (((a._radius * divisor) + (b._radius * BigInteger.Abs(a._middle))) << shift) / (divisor * (divisor - b._radius));
        var isExact = remainder.IsZero && a._radius.IsZero && b._radius.IsZero;
        return Of(quotient, isExact ? 0 : radius + 2, (long)a._exponent - shift - b._exponent);
    }

    public static Ball Abs(Ball a) =>
        a.IsPositive || !a.IsDefined ? a
        : a.IsNegative || a.IsZero ? -a
        : Of(0, BigInteger.Abs(a._middle) + a._radius, a._exponent);

    /// <summary>Undefined where the ball holds nothing but negative numbers; of a ball that holds some, the roots of the others.</summary>
    public static Ball Sqrt(Ball a)
    {
        if (!a.IsDefined || a.IsNegative)
        {
            return Undefined;
        }

        // An even exponent, and enough digits for the root to have all of its own.
        var shift = (int)Math.Max(0, (2L * Bits) - a._middle.GetBitLength());
        shift += (a._exponent - shift) & 1;
        var low = WholeRoot.Floor(BigInteger.Max(0, a._middle - a._radius) << shift);
        var high = a.IsExact ? low : WholeRoot.Floor((a._middle + a._radius) << shift);
        var isExact = a.IsExact && low * low == a._middle << shift;
        return Of((low + high) >> 1, isExact ? 0 : ((high - low) >> 1) + 2, (a._exponent - shift) / 2);
    }

    /// <summary>The whole number that every number of the ball rounds down to; null when there is no such one.</summary>
    public BigInteger? Floor()
    {
        if (!IsDefined)
        {
            return null;
        }

        var (low, high) =
            _exponent >= 0
                ? ((_middle - _radius) << _exponent, (_middle + _radius) << _exponent)
                : ((_middle - _radius) >> -_exponent, (_middle + _radius) >> -_exponent);
        return low == high ? low : null;
    }

    /// <summary>The ball in units of <c>2^-bits</c>; its magnitude must be small.</summary>
    public (BigInteger Middle, BigInteger Radius) ToFixed(int bits)
    {
        var shift = _exponent + bits;
        return shift >= 0
            ? (_middle << shift, _radius << shift)
            : (_middle >> -shift, _radius.IsZero && (_middle & ((BigInteger.One << -shift) - 1)).IsZero ? 0 : (_radius >> -shift) + 2);
    }

    /// <summary>
    /// The middle as a number from 1 to 2 in units of <c>2^-bits</c>, the power of two it was divided by, and the radius relative to the
    /// lower bound; for positive balls.
    /// </summary>
    public (BigInteger Mantissa, long Power, BigInteger RelativeRadius) Normalize(int bits)
    {
        var length = (int)_middle.GetBitLength();
        var shift = bits + 1 - length;
        return (shift >= 0 ? _middle << shift : _middle >> -shift, _exponent + length - 1L, (_radius << bits) / (_middle - _radius));
    }

    /// <summary>For people: the middle in floating point.</summary>
    public double ToDouble()
    {
        const int Kept = 60;
        var excess = (int)Math.Max(0, _middle.GetBitLength() - Kept);
        return Math.ScaleB((double)(_middle >> excess), (int)Math.Clamp((long)_exponent + excess, -5000, 5000));
    }
}
