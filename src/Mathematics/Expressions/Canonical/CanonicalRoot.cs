using System.Numerics;

namespace Verify.Mathematics.Expressions.Canonical;

/// <summary>Roots in canonical form: of a number, what can be drawn out is, and square roots become products of those of primes.</summary>
internal static class CanonicalRoot
{
    public const int LargestDegree = 64;

    // Numbers with larger prime factors keep what is left of them under the root.
    private const int LargestTrialDivisor = 1000;

    public static CanonicalForm? Of(CanonicalForm radicand, int degree, Effort effort)
    {
        if (radicand.Constant is not { } value)
        {
            return CanonicalForm.Of(Atom.Function($"root{degree}({radicand.Key})"));
        }

        if (value.Numerator.Sign < 0)
        {
            if (degree != 2 && degree % 2 == 0)
            {
                return CanonicalForm.Of(Atom.Function($"root{degree}({value})"));
            }

            return Of(CanonicalForm.Of(-value), degree, effort) is { } positive
                ? CanonicalForm.Multiply(positive, degree == 2 ? CanonicalForm.Of(Atom.ImaginaryUnit) : CanonicalForm.Of(-1), effort)
                : null;
        }

        // The root of a/b is that of a·b^(n-1), divided by b.
        return
            Rational.Power(Rational.Create(value.Denominator, 1)!.Value, degree - 1) is { } raised
            && Rational.Multiply(Rational.Create(value.Numerator, 1)!.Value, raised) is { } whole
            && OfWhole(whole.Numerator, degree, effort) is { } root
            ? CanonicalForm.Divide(root, CanonicalForm.Of(Rational.Create(value.Denominator, 1)!.Value), effort)
            : null;
    }

    private static CanonicalForm? OfWhole(BigInteger radicand, int degree, Effort effort)
    {
        if (radicand.IsZero)
        {
            return CanonicalForm.Of(0);
        }

        effort.Spend(LargestTrialDivisor / 10);
        CanonicalForm? root = CanonicalForm.Of(1);
        BigInteger drawn = 1,
            under = 1;
        var rest = radicand;
        for (var prime = 2; prime < LargestTrialDivisor && !rest.IsOne; prime++)
        {
            var count = 0;
            for (
                BigInteger quotient;
                (quotient = BigInteger.DivRem(rest, prime, out var remainder)) >= 0 && remainder.IsZero;
                rest = quotient
            )
            {
                count++;
            }

            drawn *= BigInteger.Pow(prime, count / degree);
            if (degree == 2 && count % 2 == 1)
            {
                root = Times(root, Atom.SquareRoot(prime), effort);
            }
            else
            {
                under *= BigInteger.Pow(prime, count % degree);
            }
        }

        if (Rational.Create(rest, 1) is { } left && Rational.Root(left, degree) is { } even)
        {
            drawn *= even.Numerator;
        }
        else if (degree == 2)
        {
            root = Times(root, Root(rest), effort);
        }
        else
        {
            under *= rest;
        }

        if (degree > 2 && !under.IsOne)
        {
            root = Rational.Create(under, 1) is { } value ? Times(root, Atom.Root(value, degree), effort) : null;
        }

        return root is not null && Rational.Create(drawn, 1) is { } factor
            ? CanonicalForm.Multiply(root, CanonicalForm.Of(factor), effort)
            : null;
    }

    private static Atom Root(BigInteger rest)
    {
        var value = Rational.Create(rest, 1)!.Value;
        return rest < LargestTrialDivisor * LargestTrialDivisor ? Atom.SquareRoot(value) : Atom.Root(value, 2);
    }

    private static CanonicalForm? Times(CanonicalForm? form, Atom atom, Effort effort) =>
        form is null ? null : CanonicalForm.Multiply(form, CanonicalForm.Of(atom), effort);
}
