using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Precise;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>A real constant as written, with an enclosure of its value to order it by.</summary>
internal sealed class RealNumber : IComparable<RealNumber>
{
    private readonly Ball _value;

    private RealNumber(Expression formula, Ball value)
    {
        Formula = formula;
        _value = value;
    }

    public Expression Formula { get; }

    /// <summary>Null for what has variables, is not real, or cannot be worked out.</summary>
    public static RealNumber? Of(Expression formula, Effort effort)
    {
        if (FormulaShape.Variables(formula).Any() || FormulaShape.HasPlusMinus(formula))
        {
            return null;
        }

        var value = new PreciseEvaluator(new SamplePoint(0, PointKind.Positive, sign: 1), effort).Evaluate(
            FormulaShape.WithoutDegrees(formula)
        );
        return value.IsReal ? new RealNumber(formula, value.Re) : null;
    }

    /// <summary>Numbers whose enclosures overlap count as the same.</summary>
    public int CompareTo(RealNumber? other)
    {
        var difference = other is null ? Ball.One : _value - other._value;
        return difference.IsPositive ? 1
            : difference.IsNegative ? -1
            : 0;
    }
}
