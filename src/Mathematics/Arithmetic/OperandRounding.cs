using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Arithmetic;

/// <summary>
/// How far a result may lie from the true one because its operands are themselves rounded: <c>18 * 3.14159</c> stands for 18π. First-order
/// bound, with half a unit of the last place of each operand that has three decimals or more.
/// </summary>
internal static class OperandRounding
{
    private const int FewestDecimals = 3;

    public static double Of(Expression formula) =>
        formula switch
        {
            Number { Decimals: >= FewestDecimals and var decimals } => 0.5 * Math.Pow(10, -decimals),
            Negation negation => Of(negation.Operand),
            Quantity quantity => Of(quantity.Value),
            Sum sum => sum.Terms.Sum(Of),
            Product product => Value(product) * product.Factors.Sum(factor => Relative(factor.Value)),
            Quotient quotient => Value(quotient) * (Relative(quotient.Numerator) + Relative(quotient.Denominator)),
            _ => 0,
        };

    private static double Relative(Expression formula) => Of(formula) is > 0 and var error ? error / Value(formula) : 0;

    private static double Value(Expression formula) => Math.Abs(new ExactEvaluator(new Effort(1000)).Evaluate(formula)?.ToDouble() ?? 0);
}
