using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>Formulas that have no value anywhere: <c>0/0</c>, <c>x/0</c>, <c>∞ - ∞</c>.</summary>
internal static class Undefined
{
    public static bool Is(Expression formula, ExactEvaluator exact) =>
        formula switch
        {
            Number or Symbol => false,
            Quotient quotient => IsZero(quotient.Denominator, exact) || Is(quotient.Numerator, exact) || Is(quotient.Denominator, exact),
            Product product => product.Factors.Any(factor => (factor.Divides && IsZero(factor.Value, exact)) || Is(factor.Value, exact)),
            Sum { Terms: var terms } when terms.Any(IsInfinite) => terms
                .Select(ValueComparison.Infinity)
                .Where(sign => sign != 0)
                .Distinct()
                .Count() > 1,
            Sum { Terms: var terms } => terms.Any(term => Is(term, exact)),
            Negation negation => Is(negation.Operand, exact),
            Quantity quantity => Is(quantity.Value, exact),
            _ => false,
        };

    private static bool IsInfinite(Expression term) => ValueComparison.Infinity(term) != 0;

    private static bool IsZero(Expression formula, ExactEvaluator exact) =>
        formula is Number { Value.IsZero: true } || (formula is not Number && exact.Evaluate(formula) is { IsZero: true });
}
