namespace Verify.Verifiers.Expressions;

/// <summary>Tells <c>1\frac{1}{2}</c>, one and a half, from a product.</summary>
internal static class MixedNumbers
{
    public static Expression Read(IReadOnlyList<Factor> factors) => factors[0].Value switch
    {
        Negation { Operand: Number whole } when Join(whole, factors[1]) is { } mixed => Multiply(new Negation(mixed), factors),
        Number whole when Join(whole, factors[1]) is { } mixed => Multiply(mixed, factors),
        _ => new Product(factors),
    };

    private static Expression Multiply(Expression mixed, IReadOnlyList<Factor> factors)
        => factors.Count == 2 ? mixed : new Product([new(mixed), .. factors.Skip(2)]);

    private static Expression? Join(Number whole, Factor next)
    {
        var (fraction, unit) = next.Value is Quantity quantity ? (quantity.Value, quantity.Unit) : (next.Value, null);
        return whole is { Value.IsInteger: true, Decimals: null } && next.Beside && ProperFraction(fraction) is { } part && Rational.Add(whole.Value, part) is { } value
            ? unit is null ? new Number(value, null) : new Quantity(new Number(value, null), unit)
            : null;
    }

    private static Rational? ProperFraction(Expression value)
        => value is Quotient { Numerator: Number { Value.IsInteger: true } numerator, Denominator: Number { Value.IsInteger: true } denominator }
            && numerator.Value.CompareTo(denominator.Value) < 0
            ? Rational.Divide(numerator.Value, denominator.Value)
            : null;
}
