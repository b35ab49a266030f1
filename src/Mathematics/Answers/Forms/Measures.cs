using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>What a number is measured in, or counts.</summary>
internal static class Measures
{
    /// <summary>
    /// Whether both say what they are measured in, and that differs: a percentage is no angle, and neither is a length or a count of
    /// apples. Units of measure
    /// are compared by themselves, and so are the things that are counted.
    /// </summary>
    public static bool AreApart(Expression first, Expression second) =>
        Of(first) is { } a
        && Of(second) is { } b
        && a != b
        && !(a is Kind.Angle or Kind.Temperature && b is Kind.Angle or Kind.Temperature);

    private static Kind? Of(Expression formula) =>
        formula switch
        {
            Percent => Kind.Percentage,
            Degrees => Kind.Angle,
            Negation negation => Of(negation.Operand),
            Quantity quantity when IsInRadians(quantity) => Kind.Angle,
            Quantity quantity => Units.Find(quantity.Unit) is { } unit
                ? unit.IsTemperature
                    ? Kind.Temperature
                    : Kind.Unit
                : Of(quantity.Value) ?? (SaysNothing(quantity.Unit) ? null : Kind.Count),
            Product => FormulaShape.UnitOf(formula) is null ? null : Kind.Unit,
            _ => null,
        };

    public static bool IsInRadians(Expression formula) =>
        formula is Quantity { Unit: "radian" or "radians" or "rad" } || (formula is Negation negation && IsInRadians(negation.Operand));

    // "12 square units", "3 million"
    private static bool SaysNothing(string label) =>
        label.Contains("unit", StringComparison.OrdinalIgnoreCase) || label.Split(' ').All(Scale.IsNumeral);

    private enum Kind
    {
        Percentage,
        Angle,
        Temperature,
        Unit,
        Count,
    }
}
