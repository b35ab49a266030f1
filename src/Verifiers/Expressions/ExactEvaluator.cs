using System.Numerics;

namespace Verify.Verifiers.Expressions;

/// <summary>The exact value of a formula without variables; null where there is none, it is not rational, or it is too large to be worked out.</summary>
/// <param name="percentDivisor">What a percent sign divides by: 100, or 1 for readers who take 5% for 5.</param>
internal sealed class ExactEvaluator(int percentDivisor)
{
    private const int LargestFactorial = 150;

    public static ExactEvaluator Default { get; } = new(100);

    public static ExactEvaluator IgnoringPercent { get; } = new(1);

    public Rational? Evaluate(Expression expression) => expression switch
    {
        Number number => number.Value,
        Negation negation => -Evaluate(negation.Operand),
        Percent percent => Evaluate(percent.Operand) is { } value ? Rational.Divide(value, percentDivisor) : null,
        Quantity quantity => Evaluate(quantity.Value) is { } value && Scale.Of(quantity.Unit) is { } scale ? Rational.Multiply(value, scale) : null,
        Sum sum => Fold(sum.Terms, Rational.Add),
        Product product => Multiply(product),
        Quotient quotient => Evaluate(quotient.Numerator) is { } numerator && Evaluate(quotient.Denominator) is { } denominator ? Rational.Divide(numerator, denominator) : null,
        Power power => Evaluate(power.Base) is { } value && Evaluate(power.Exponent) is { } exponent ? Rational.Power(value, exponent) : null,
        Call call => Apply(call),
        _ => null,
    };

    private Rational? Fold(IReadOnlyList<Expression> terms, Func<Rational, Rational, Rational?> combine)
    {
        var total = Evaluate(terms[0]);
        for (var i = 1; i < terms.Count && total is not null; i++)
        {
            total = Evaluate(terms[i]) is { } term ? combine(total.Value, term) : null;
        }

        return total;
    }

    private Rational? Multiply(Product product)
    {
        Rational? total = Rational.One;
        foreach (var factor in product.Factors)
        {
            if (total is null || Evaluate(factor.Value) is not { } value)
            {
                return null;
            }

            total = factor.Divides ? Rational.Divide(total.Value, value) : Rational.Multiply(total.Value, value);
        }

        return total;
    }

    private Rational? Apply(Call call)
    {
        if (Evaluate(call.Operand) is not { } operand)
        {
            return null;
        }

        return call.Function switch
        {
            "sqrt" => Root(operand, call.Parameter),
            "abs" => Rational.Abs(operand),
            "!" => Factorial(operand),
            "base" => InBase(operand, call.Parameter!),
            _ => null,
        };
    }

    private Rational? Root(Rational operand, Expression? degree)
        => degree is null ? Rational.Root(operand, 2)
            : Evaluate(degree) is { IsInteger: true } value && value.CompareTo(0) > 0 && value.CompareTo(Rational.MaxBits) < 0
                ? Rational.Root(operand, (int)value.Numerator)
                : null;

    private static Rational? Factorial(Rational operand)
    {
        if (!operand.IsInteger || operand.CompareTo(0) < 0 || operand.CompareTo(LargestFactorial) > 0)
        {
            return null;
        }

        var product = BigInteger.One;
        for (var factor = 2; factor <= (int)operand.Numerator; factor++)
        {
            product *= factor;
        }

        return Rational.Create(product, 1);
    }

    private Rational? InBase(Rational digits, Expression parameter)
    {
        const int LargestBase = 10;
        if (!digits.IsInteger || Evaluate(parameter) is not { IsInteger: true } radix || radix.CompareTo(2) < 0 || radix.CompareTo(LargestBase) > 0)
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
