namespace Verify.Mathematics.Expressions;

/// <summary>Tells <c>1\frac{1}{2}</c>, one and a half, from a product.</summary>
internal static class MixedNumbers
{
    public static Expression Read(IReadOnlyList<Factor> factors) =>
        factors[0].Value switch
        {
            Negation { Operand: Number whole } when Join(whole, factors[1]) is { } mixed => Multiply(new Negation(mixed), factors),
            Number whole when Join(whole, factors[1]) is { } mixed => Multiply(mixed, factors),
            _ => new Product(factors),
        };

    private static Expression Multiply(Expression mixed, IReadOnlyList<Factor> factors) =>
        factors.Count == 2 ? mixed : new Product([new(mixed), .. factors.Skip(2)]);

    private static Expression? Join(Number whole, Factor next)
    {
        if (whole is not { Value.IsInteger: true, Decimals: null } || !next.Beside)
        {
            return null;
        }

        // What marks the fraction marks the whole number too.
        return next.Value switch
        {
            Quantity quantity => Join(whole, quantity.Value) is { } mixed ? quantity with { Value = mixed } : null,
            Percent percent => Join(whole, percent.Operand) is { } mixed ? new Percent(mixed) : null,
            Degrees degrees => Join(whole, degrees.Operand) is { } mixed ? new Degrees(mixed) : null,
            var fraction => Join(whole, fraction),
        };
    }

    private static Number? Join(Number whole, Expression fraction) =>
        ProperFraction(fraction) is { } part && Rational.Add(whole.Value, part) is { } value ? new Number(value, null) : null;

    private static Rational? ProperFraction(Expression value) =>
        value
            is Quotient { Numerator: Number { Value.IsInteger: true } numerator, Denominator: Number { Value.IsInteger: true } denominator }
        && numerator.Value.CompareTo(denominator.Value) < 0
            ? Rational.Divide(numerator.Value, denominator.Value)
            : null;
}
