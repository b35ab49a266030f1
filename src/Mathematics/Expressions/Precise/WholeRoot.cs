using System.Numerics;

namespace Verify.Mathematics.Expressions.Precise;

/// <summary>Square roots of whole numbers, rounded down.</summary>
internal static class WholeRoot
{
    public static BigInteger Floor(BigInteger value)
    {
        if (value < 2)
        {
            return value;
        }

        // Newton's method from above, begun with the sixteen digits that floating point gives: five or six rounds.
        var shift = (int)Math.Max(0, value.GetBitLength() - 100) & ~1;
        var guess = ((BigInteger)Math.Sqrt((double)(value >> shift)) + 1) << (shift / 2);
        guess += guess >> 48;
        while (true)
        {
            var next = (guess + (value / guess)) >> 1;
            if (next >= guess)
            {
                return guess;
            }

            guess = next;
        }
    }
}
