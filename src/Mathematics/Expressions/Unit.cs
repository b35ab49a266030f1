using System.Globalization;
using System.Numerics;

namespace Verify.Mathematics.Expressions;

/// <summary>A unit of measure, or a product of powers of such.</summary>
/// <param name="Dimension">What it measures, the same text for the same thing.</param>
/// <param name="Factor">How many base units it is; null when that is not exact, so that it equals nothing but itself.</param>
/// <param name="Name">The same text for the same unit.</param>
internal readonly record struct Unit(string Dimension, Rational? Factor, string Name)
{
    public const string Dozen = "dozen dozens";

    public bool IsTemperature => Dimension is "celsius:1" or "fahrenheit:1" or "temperature:1";

    public static Unit Of(string dimension, string? factor, string name)
    {
        Rational? value = null;
        if (factor?.Split('/') is { } parts)
        {
            value = Rational.Create(
                BigInteger.Parse(parts[0], CultureInfo.InvariantCulture),
                parts.Length == 1 ? 1 : long.Parse(parts[1], CultureInfo.InvariantCulture)
            );
        }

        return new Unit(Canonical(Parse(dimension)), value, name);
    }

    public Unit Raise(int power) =>
        power == 1
            ? this
            : new(
                Canonical(Parse(Dimension).Select(part => (part.Name, part.Power * power))),
                Factor is { } factor ? Rational.Power(factor, power) : null,
                $"({Name})^{power}"
            );

    public Unit Times(Unit other) =>
        new(
            Canonical(Parse(Dimension).Concat(Parse(other.Dimension))),
            Factor is { } a && other.Factor is { } b ? Rational.Multiply(a, b) : null,
            $"{Name}·{other.Name}"
        );

    private static string Canonical(IEnumerable<(string Name, int Power)> parts) =>
        string.Join(
            ' ',
            parts
                .GroupBy(part => part.Name)
                .Select(group => (Name: group.Key, Power: group.Sum(part => part.Power)))
                .Where(part => part.Power != 0)
                .OrderBy(part => part.Name, StringComparer.Ordinal)
                .Select(part => $"{part.Name}:{part.Power}")
        );

    private static IEnumerable<(string Name, int Power)> Parse(string dimension) =>
        dimension
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split(':'))
            .Select(part => (part[0], int.Parse(part[1], CultureInfo.InvariantCulture)));
}
