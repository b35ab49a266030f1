using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>Temperatures on their scales, whose zeros differ.</summary>
internal static class Temperature
{
    private static readonly Number KelvinsAtZeroCelsius = new(Rational.Create(5463, 20)!.Value, null);

    private static readonly Number KelvinsPerFahrenheit = new(Rational.Create(5, 9)!.Value, null);

    /// <summary>Null for a unit that is none of a temperature.</summary>
    public static Expression? InKelvins(Expression formula, Unit unit)
    {
        var value = FormulaShape.WithoutDegrees(FormulaShape.WithoutUnit(formula));
        return unit.Dimension switch
        {
            "temperature:1" => value,
            "celsius:1" => new Sum([value, KelvinsAtZeroCelsius]),
            "fahrenheit:1" => new Sum([
                new Product([new(new Sum([value, new Number(-32, null)])), new(KelvinsPerFahrenheit)]),
                KelvinsAtZeroCelsius,
            ]),
            _ => null,
        };
    }
}
