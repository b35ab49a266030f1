namespace Verify.Verifiers.Expressions;

/// <summary>Tells <c>1\frac{1}{2}</c>, one and a half, from a product.</summary>
internal static class MixedNumbers
{
    public static Expression Read(IReadOnlyList<Factor> factors) => factors[0].Value switch
    {
        Negation { Operand: Number } negative when IsMixed((Number)negative.Operand, factors[1]) => new Negation(Join(negative.Operand, factors)),
        Number whole when IsMixed(whole, factors[1]) => Join(whole, factors),
        _ => new Product(factors),
    };

    private static Expression Join(Expression whole, IReadOnlyList<Factor> factors)
    {
        var mixed = new Sum([whole, factors[1].Value]);
        return factors.Count == 2 ? mixed : new Product([new(mixed), .. factors.Skip(2)]);
    }

    private static bool IsMixed(Number whole, Factor next)
        => whole is { Value.IsInteger: true, Decimals: null } && next.Beside && IsProperFraction(next.Value is Quantity quantity ? quantity.Value : next.Value);

    private static bool IsProperFraction(Expression value)
        => value is Quotient { Numerator: Number { Value.IsInteger: true } numerator, Denominator: Number { Value.IsInteger: true } denominator }
            && numerator.Value.CompareTo(denominator.Value) < 0;
}
