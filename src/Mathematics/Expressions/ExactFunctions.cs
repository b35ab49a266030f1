using System.Numerics;

namespace Verify.Mathematics.Expressions;

/// <summary>Functions whose value at rational numbers may be rational; null where it is not, or is too large.</summary>
internal static class ExactFunctions
{
    private const int LargestFactorial = 150;

    private const int LargestBinomial = 1000;

    private const int LargestBase = 36;

    public static Rational? Apply(string function, Rational operand) =>
        function switch
        {
            "sqrt" => Rational.Root(operand, 2),
            "abs" => Rational.Abs(operand),
            "floor" => Floor(operand),
            "ceil" => Floor(-operand) is { } floor ? -floor : null,
            "!" => Factorial(operand, 1),
            "!!" => Factorial(operand, 2),
            "log" or "lg" => Logarithm(operand, 10),
            "ln" when operand.Equals(1) => 0,
            "exp" when operand.IsZero => 1,
            "sin" or "tan" or "arcsin" or "arctan" or "sinh" or "tanh" when operand.IsZero => 0,
            "cos" or "sec" or "cosh" when operand.IsZero => 1,
            _ => null,
        };

    public static Rational? Apply(string function, Rational operand, Rational parameter) =>
        function switch
        {
            "sqrt" => parameter.IsInteger && parameter.CompareTo(0) > 0 && parameter.CompareTo(Rational.MaxBits) < 0
                ? Rational.Root(operand, (int)parameter.Numerator)
                : null,
            "log" => Logarithm(operand, parameter),
            "binom" => Binomial(operand, parameter),
            "mod" => Remainder(operand, parameter),
            "base" => InBase(operand, parameter),
            _ => null,
        };

    public static Rational? ApplyToMany(string function, IReadOnlyList<Rational?> operands)
    {
        var known = operands.OfType<Rational>().ToList();
        if (known.Count == 0 || known.Count < operands.Count)
        {
            return null;
        }

        return function switch
        {
            "max" => known.Max(),
            "min" => known.Min(),
            "gcd" when known.TrueForAll(value => value.IsInteger) => Rational.Create(
                known.Select(value => value.Numerator).Aggregate(BigInteger.GreatestCommonDivisor),
                1
            ),
            "lcm" when known.TrueForAll(value => value.IsInteger && !value.IsZero) => LeastCommonMultiple(known),
            _ => null,
        };
    }

    private static Rational? LeastCommonMultiple(List<Rational> values)
    {
        Rational? total = Rational.One;
        foreach (var value in values)
        {
            total =
                total is { } soFar
                && Rational.Create(BigInteger.GreatestCommonDivisor(soFar.Numerator, value.Numerator), 1) is { } shared
                && Rational.Divide(Rational.Abs(value), shared) is { } rest
                    ? Rational.Multiply(soFar, rest)
                    : null;
        }

        return total;
    }

    private static Rational? Floor(Rational value)
    {
        var quotient = BigInteger.DivRem(value.Numerator, value.Denominator, out var remainder);
        return Rational.Create(remainder.Sign < 0 ? quotient - 1 : quotient, 1);
    }

    private static Rational? Factorial(Rational operand, int step)
    {
        if (!operand.IsInteger || operand.CompareTo(0) < 0 || operand.CompareTo(LargestFactorial) > 0)
        {
            return null;
        }

        var product = BigInteger.One;
        for (var factor = (int)operand.Numerator; factor > 1; factor -= step)
        {
            product *= factor;
        }

        return Rational.Create(product, 1);
    }

    private static Rational? Binomial(Rational operand, Rational parameter)
    {
        if (!operand.IsInteger || !parameter.IsInteger || operand.CompareTo(0) < 0 || operand.CompareTo(LargestBinomial) > 0)
        {
            return null;
        }

        if (parameter.CompareTo(0) < 0 || parameter.CompareTo(operand) > 0)
        {
            return 0;
        }

        var (n, k) = ((int)operand.Numerator, (int)parameter.Numerator);
        var product = BigInteger.One;
        for (var i = 1; i <= Math.Min(k, n - k); i++)
        {
            product = product * (n - i + 1) / i;
        }

        return Rational.Create(product, 1);
    }

    private static Rational? Remainder(Rational operand, Rational modulus) =>
        operand.IsInteger && modulus.IsInteger && modulus.CompareTo(0) > 0
            ? Rational.Create(((operand.Numerator % modulus.Numerator) + modulus.Numerator) % modulus.Numerator, 1)
            : null;

    /// <summary>Whole logarithms, and those whose ratio to a whole one is simple: log₈ 4 = 2/3.</summary>
    private static Rational? Logarithm(Rational operand, Rational radix)
    {
        const int LargestRoot = 12;
        if (operand.CompareTo(0) <= 0 || radix.CompareTo(0) <= 0 || radix.Equals(1))
        {
            return null;
        }

        var estimate = Math.Log(operand.ToDouble()) / Math.Log(radix.ToDouble());
        for (var denominator = 1; denominator <= LargestRoot && Math.Abs(estimate * denominator) < Rational.MaxBits; denominator++)
        {
            var numerator = (int)Math.Round(estimate * denominator);
            if (
                Math.Abs((estimate * denominator) - numerator) < 1e-9
                && Rational.Power(radix, numerator) is { } power
                && Rational.Power(operand, denominator) is { } reached
                && power.Equals(reached)
            )
            {
                return Rational.Create(numerator, denominator);
            }
        }

        return null;
    }

    /// <summary>The digits of <paramref name="digits"/>, read in another base.</summary>
    private static Rational? InBase(Rational digits, Rational radix)
    {
        if (!digits.IsInteger || !radix.IsInteger || radix.CompareTo(2) < 0 || radix.CompareTo(LargestBase) > 0)
        {
            return null;
        }

        var (value, place) = (BigInteger.Zero, BigInteger.One);
        for (var rest = digits.Numerator; !rest.IsZero; rest /= 10)
        {
            var digit = rest % 10;
            if (digit >= radix.Numerator)
            {
                return null;
            }

            value += digit * place;
            place *= radix.Numerator;
        }

        return Rational.Create(value, 1);
    }
}
