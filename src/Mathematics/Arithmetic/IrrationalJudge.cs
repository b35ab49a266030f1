using Verify.Mathematics.Answers.Forms;
using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Precise;

namespace Verify.Mathematics.Arithmetic;

/// <summary>
/// Enclosures of sides without variables that are no fractions: roots, π, logarithms, functions of angles in degrees or multiples of π.
/// </summary>
/// <param name="effort">What a whole text may spend.</param>
internal sealed class IrrationalJudge(Effort effort)
{
    /// <summary>The value; null where there is none, or where it depends on a convention that the text does not state.</summary>
    public Ball? Evaluate(Expression formula)
    {
        if (
            FormulaShape.Variables(formula).Any()
            || FormulaShape.Mentions(formula, "e")
            || FormulaShape.Mentions(formula, "i")
            || FormulaShape.HasPlusMinus(formula)
            || DependsOnConvention(formula)
        )
        {
            return null;
        }

        var value = new PreciseEvaluator(new SamplePoint(0, PointKind.Positive, sign: 1), effort).Evaluate(
            FormulaShape.WithoutDegrees(formula)
        );
        return value.IsReal ? value.Re : null;
    }

    // sin 30 may mean degrees, and log any base.
    private static bool DependsOnConvention(Expression formula) =>
        formula switch
        {
            Call { Function: "sin" or "cos" or "tan" or "cot" or "sec" or "csc" } call => call.Operand is not Degrees
                && !FormulaShape.Mentions(call.Operand, "pi"),
            Call { Function: "log", Parameter: null } => true,
            Call { Function: "arcsin" or "arccos" or "arctan" or "arccot" } => true,
            _ => FormulaShape.Children(formula).Any(DependsOnConvention),
        };
}
