namespace Verify.Mathematics.Expressions.Residues;

/// <summary>Arithmetic modulo a prime of at most 61 bits.</summary>
internal readonly struct PrimeField(ulong modulus)
{
    public ulong Modulus { get; } = modulus;

    public ulong Add(ulong a, ulong b) => a + b is var sum && sum >= Modulus ? sum - Modulus : sum;

    public ulong Negate(ulong a) => a == 0 ? 0 : Modulus - a;

    public ulong Multiply(ulong a, ulong b) => Multiply(a, b, Modulus);

    public ulong Power(ulong value, ulong exponent) => Power(value, exponent, Modulus);

    /// <summary>Null for 0.</summary>
    public ulong? Invert(ulong value) => value == 0 ? null : Power(value, Modulus - 2);

    public static ulong Power(ulong value, ulong exponent, ulong modulus)
    {
        var (result, square) = (1UL % modulus, value % modulus);
        for (; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 1 ? Multiply(result, square, modulus) : result;
            square = Multiply(square, square, modulus);
        }

        return result;
    }

    private static ulong Multiply(ulong a, ulong b, ulong modulus)
    {
        var high = Math.BigMul(a, b, out var low);
        return high == 0 ? low % modulus : (ulong)(new UInt128(high, low) % modulus);
    }
}
