namespace Verify.Mathematics.Expressions;

/// <summary>
/// The exact value of a formula; null where there is none, it is not rational, it is too large to be worked out, or the effort is spent.
/// </summary>
/// <param name="effort">What may be spent.</param>
/// <param name="variables">What variables stand for; without it, a formula with variables has no value.</param>
/// <param name="percentDivisor">What a percent sign divides by: 100, or 1 for readers who take 5% for 5.</param>
internal sealed class ExactEvaluator(Effort effort, Func<string, Rational?>? variables = null, int percentDivisor = 100)
{
    private const int MostTerms = 1000;

    private const int SmallBits = 64;

    private const int CostOfLargeNumbers = 8;

    private readonly Dictionary<string, int> _indices = [];

    public Rational? Evaluate(Expression expression)
    {
        if (!effort.Spend(1))
        {
            return null;
        }

        var value = expression switch
        {
            Number number => number.Value,
            Symbol symbol => _indices.TryGetValue(symbol.Name, out var index) ? index : variables?.Invoke(symbol.Name),
            Negation negation => -Evaluate(negation.Operand),
            Percent percent => Evaluate(percent.Operand) is { } operand ? Rational.Divide(operand, percentDivisor) : null,
            Quantity quantity => Evaluate(quantity.Value) is { } operand && Scale.Of(quantity.Unit) is { } scale
                ? Rational.Multiply(operand, scale)
                : null,
            Sum sum => Add(sum),
            Product product => Multiply(product),
            Quotient quotient => Evaluate(quotient.Numerator) is { } numerator && Evaluate(quotient.Denominator) is { } denominator
                ? Rational.Divide(numerator, denominator)
                : null,
            Power power => Evaluate(power.Exponent) is { } exponent && Evaluate(power.Base) is { } operand
                ? Rational.Power(operand, exponent)
                : null,
            Call call => Apply(call),
            Repetition repetition => Repeat(repetition),
            _ => null,
        };
        return value is { } known && known.Bits > SmallBits && !effort.Spend(CostOfLargeNumbers) ? null : value;
    }

    /// <summary>From where to where a sum or product runs; null when that is not known or too far.</summary>
    public (int From, int To)? Bounds(Repetition repetition) =>
        Evaluate(repetition.From) is { IsInteger: true } from
        && Evaluate(repetition.To) is { IsInteger: true } to
        && from.Bits < SmallBits / 2
        && to.Bits < SmallBits / 2
        && to.Numerator - from.Numerator < MostTerms
            ? ((int)from.Numerator, (int)to.Numerator)
            : null;

    private Rational? Add(Sum sum)
    {
        Rational? total = 0;
        foreach (var term in sum.Terms)
        {
            if (total is not { } soFar || Evaluate(term) is not { } value)
            {
                return null;
            }

            total = Rational.Add(soFar, value);
        }

        return total;
    }

    private Rational? Multiply(Product product)
    {
        Rational? total = Rational.One;
        foreach (var factor in product.Factors)
        {
            if (total is not { } soFar || Evaluate(factor.Value) is not { } value)
            {
                return null;
            }

            total = factor.Divides ? Rational.Divide(soFar, value) : Rational.Multiply(soFar, value);
        }

        return total;
    }

    private Rational? Apply(Call call)
    {
        if (call.Operand is Items items)
        {
            return ExactFunctions.ApplyToMany(call.Function, [.. items.Parts.Select(Evaluate)]);
        }

        if (Evaluate(call.Operand) is not { } operand)
        {
            return null;
        }

        if (call.Parameter is null)
        {
            return ExactFunctions.Apply(call.Function, operand);
        }

        return Evaluate(call.Parameter) is { } parameter ? ExactFunctions.Apply(call.Function, operand, parameter) : null;
    }

    private Rational? Repeat(Repetition repetition)
    {
        if (Bounds(repetition) is not { } bounds)
        {
            return null;
        }

        Rational? total = repetition.Multiplies ? 1 : 0;
        var isNested = _indices.TryGetValue(repetition.Index, out var outer);
        for (var index = bounds.From; index <= bounds.To && total is { } soFar; index++)
        {
            _indices[repetition.Index] = index;
            total =
                Evaluate(repetition.Body) is not { } term ? null
                : repetition.Multiplies ? Rational.Multiply(soFar, term)
                : Rational.Add(soFar, term);
        }

        _indices.Remove(repetition.Index);
        if (isNested)
        {
            _indices[repetition.Index] = outer;
        }

        return total;
    }
}
