using System.Numerics;

namespace Verify.Mathematics.Expressions.Residues;

/// <summary>
/// The residue of a formula modulo a prime, its variables standing for residues too: a homomorphism of the rational numbers, so that
/// equal rational functions have equal residues however large their numbers are. Null for a formula that is no such function, whose
/// denominator happens to be zero there, or when the effort is spent.
/// </summary>
/// <param name="field">The prime.</param>
/// <param name="point">Which residues variables stand for.</param>
/// <param name="effort">What may be spent.</param>
internal sealed class ResidueEvaluator(PrimeField field, ulong point, Effort effort)
{
    private const int LargestFactorial = 200_000;

    private const int MostTerms = 20_000;

    private const int LargestDegree = 40;

    // Multiplications that cost a unit of effort.
    private const int PerEffort = 25;

    private readonly Dictionary<string, ulong> _indices = [];

    private readonly ExactEvaluator _exact = new(effort);

    public ulong? Evaluate(Expression expression)
    {
        if (!effort.Spend(1))
        {
            return null;
        }

        return expression switch
        {
            Number number => Of(number.Value),
            LargeNumber large => Of(large.Value),
            Symbol symbol => Variable(symbol.Name),
            Negation negation => Evaluate(negation.Operand) is { } value ? field.Negate(value) : null,
            Percent percent => Divide(Evaluate(percent.Operand), 100),
            Quantity quantity => Scale.Of(quantity.Unit) is { } scale ? Multiply(Evaluate(quantity.Value), Of(scale)) : null,
            Sum sum => Add(sum),
            Product product => Multiply(product),
            Quotient quotient => Divide(Evaluate(quotient.Numerator), Evaluate(quotient.Denominator)),
            Power power => Raise(power),
            Call { Operand: not Items } call => Apply(call),
            Repetition repetition => Repeat(repetition),
            _ => null,
        };
    }

    private ulong? Variable(string name) =>
        _indices.TryGetValue(name, out var index) ? index
        : name is "pi" or "π" or "e" or "i" or "infty" or "dots" ? null
        : PrimeSequence.Hash(name, PrimeSequence.Mix(point) | 1) % field.Modulus;

    private ulong? Of(Rational value) => value.IsInteger ? Of(value.Numerator) : Divide(Of(value.Numerator), Of(value.Denominator));

    private ulong Of(BigInteger value) => (ulong)(((value % field.Modulus) + field.Modulus) % field.Modulus);

    private ulong? Multiply(ulong? a, ulong? b) => a is { } x && b is { } y ? field.Multiply(x, y) : null;

    private ulong? Divide(ulong? a, ulong? b) =>
        a is { } x && b is { } y && field.Invert(y) is { } inverse ? field.Multiply(x, inverse) : null;

    private ulong? Add(Sum sum)
    {
        var total = 0UL;
        foreach (var term in sum.Terms)
        {
            if (Evaluate(term) is not { } value)
            {
                return null;
            }

            total = field.Add(total, value);
        }

        return total;
    }

    private ulong? Multiply(Product product)
    {
        ulong? total = 1;
        foreach (var factor in product.Factors)
        {
            total = factor.Divides ? Divide(total, Evaluate(factor.Value)) : Multiply(total, Evaluate(factor.Value));
        }

        return total;
    }

    private ulong? Raise(Power power)
    {
        if (Evaluate(power.Base) is not { } value || value == 0)
        {
            return null;
        }

        if (_exact.Evaluate(power.Exponent) is { } exponent)
        {
            return exponent.IsInteger ? field.Power(value, Exponent(exponent.Numerator)) : null;
        }

        return Tower(power.Exponent) is { } large ? field.Power(value, large) : null;
    }

    // Fermat: exponents count modulo p - 1.
    private ulong Exponent(BigInteger exponent)
    {
        BigInteger order = field.Modulus - 1;
        return (ulong)(((exponent % order) + order) % order);
    }

    /// <summary>A whole power as an exponent, and one as its exponent in turn where that is small: <c>9^{9^9}</c>.</summary>
    private ulong? Tower(Expression exponent) =>
        exponent is Power power
        && _exact.Evaluate(power.Base) is { IsInteger: true } lower
        && lower.CompareTo(0) > 0
        && _exact.Evaluate(power.Exponent) is { IsInteger: true } upper
        && upper.CompareTo(0) >= 0
            ? (ulong)BigInteger.ModPow(lower.Numerator, upper.Numerator, field.Modulus - 1)
            : null;

    private ulong? Apply(Call call) =>
        (call.Function, call.Parameter) switch
        {
            ("!", null) => Whole(call.Operand) is { } n ? Factorial(n, 1) : null,
            ("!!", null) => Whole(call.Operand) is { } n ? Factorial(n, 2) : null,
            ("binom", { } lower) when Whole(lower) is { } k => Whole(call.Operand) is { } n && n >= k
                ? Divide(Factorial(n, 1), Multiply(Factorial(k, 1), Factorial(n - k, 1)))
                : Falling(call.Operand, k),
            _ => _exact.Evaluate(call) is { } value ? Of(value) : null,
        };

    private int? Whole(Expression expression) =>
        _exact.Evaluate(expression) is { IsInteger: true } value && value.CompareTo(0) >= 0 && value.CompareTo(LargestFactorial) <= 0
            ? (int)value.Numerator
            : null;

    private ulong? Factorial(int number, int step)
    {
        if (!effort.Spend(1 + (number / step / PerEffort)))
        {
            return null;
        }

        var product = 1UL;
        for (var factor = number; factor > 1; factor -= step)
        {
            product = field.Multiply(product, (ulong)factor);
        }

        return product;
    }

    /// <summary><c>n(n-1)…(n-k+1)/k!</c>, for an n that need not be a number.</summary>
    private ulong? Falling(Expression upper, int lower)
    {
        if (lower > LargestDegree || _exact.Evaluate(upper) is not null || Evaluate(upper) is not { } n)
        {
            return null;
        }

        var product = 1UL;
        for (var i = 0; i < lower; i++)
        {
            product = field.Multiply(product, field.Add(n, field.Negate((ulong)i)));
        }

        return Divide(product, Factorial(lower, 1));
    }

    private ulong? Repeat(Repetition repetition)
    {
        if (_exact.Evaluate(repetition.From) is not { IsInteger: true } from || from.Bits > 60)
        {
            return null;
        }

        if (
            _exact.Evaluate(repetition.To) is { IsInteger: true } to
            && Rational.Subtract(to, from) is { } length
            && length.CompareTo(MostTerms) < 0
        )
        {
            return length.CompareTo(-1) < 0 ? null : Terms(repetition, from.Numerator, (int)length.Numerator + 1);
        }

        return
            repetition.Multiplies || Degree(repetition.Body, repetition.Index) is not { } degree || Evaluate(repetition.To) is not { } end
            ? null
            : Extrapolate(repetition, from.Numerator, degree + 2, end);
    }

    private ulong? Terms(Repetition repetition, BigInteger from, int count)
    {
        var isNested = _indices.TryGetValue(repetition.Index, out var outer);
        ulong? total = repetition.Multiplies ? 1 : 0UL;
        for (var i = 0; i < count && total is not null; i++)
        {
            _indices[repetition.Index] = Of(from + i);
            var term = Evaluate(repetition.Body);
            total =
                repetition.Multiplies ? Multiply(total, term)
                : total is { } sum && term is { } next ? field.Add(sum, next)
                : null;
        }

        _indices.Remove(repetition.Index);
        if (isNested)
        {
            _indices[repetition.Index] = outer;
        }

        return total;
    }

    /// <summary>A sum of a polynomial is a polynomial of its end, one degree higher: Lagrange's interpolation through its first
    /// values.</summary>
    private ulong? Extrapolate(Repetition repetition, BigInteger from, int points, ulong end)
    {
        ulong? total = 0;
        for (var j = 0; j < points && total is not null; j++)
        {
            if (Terms(repetition, from, j + 1) is not { } weight)
            {
                return null;
            }

            ulong? basis = weight;
            for (var k = 0; k < points; k++)
            {
                if (k != j)
                {
                    var distance = field.Add(end, field.Negate(Of(from + k)));
                    basis = Divide(Multiply(basis, distance), Of((BigInteger)(j - k)));
                }
            }

            total = basis is { } part ? field.Add(total.Value, part) : null;
        }

        return total;
    }

    /// <summary>The degree in one variable; null for what is no polynomial of it.</summary>
    private int? Degree(Expression expression, string variable)
    {
        int? degree = expression switch
        {
            Number or LargeNumber => 0,
            Symbol symbol => symbol.Name == variable ? 1 : 0,
            Negation negation => Degree(negation.Operand, variable),
            Sum sum => sum.Terms.Select(term => Degree(term, variable)) is var degrees && degrees.Contains(null) ? null : degrees.Max(),
            Product product => product.Factors.Select(factor =>
                Degree(factor.Value, variable) is { } one && !(factor.Divides && one > 0) ? one : (int?)null
            )
                is var degrees
            && degrees.Contains(null)
                ? null
                : degrees.Sum(),
            Quotient quotient => Degree(quotient.Denominator, variable) == 0 ? Degree(quotient.Numerator, variable) : null,
            Power { Exponent: var exponent } power => Degree(power.Base, variable) is { } lower
            && _exact.Evaluate(exponent) is { IsInteger: true } upper
            && upper.CompareTo(0) >= 0
            && upper.CompareTo(LargestDegree) <= 0
                ? lower * (int)upper.Numerator
                : null,
            Call { Function: "binom", Parameter: { } below } call => Degree(call.Operand, variable) == 1 && Whole(below) is { } k
                ? k
                : null,
            _ => null,
        };
        return degree <= LargestDegree ? degree : null;
    }
}
