using Verify.Mathematics.Expressions;
using Kind = Verify.Mathematics.Parsing.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Mathematics.Parsing.MathTokenKind>;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>One quantity in several units: <c>5 feet 6 inches</c>, <c>2 hours and 30 minutes</c>, <c>12 dollars and 50 cents</c>.</summary>
internal static class CompoundQuantity
{
    private const int MostParts = 4;

    /// <summary>Parts one after another, each a number and its unit.</summary>
    public static ValueForm? Read(MathToken[] tokens)
    {
        var starts = Enumerable
            .Range(0, tokens.Length)
            .Where(at => tokens[at].Kind == Kind.Number && (at == 0 || tokens[at - 1].Kind == Kind.Word))
            .ToList();
        return starts.Count is > 1 and <= MostParts && starts[0] == 0
            ? Read([.. starts.Select((start, index) => tokens[start..(index + 1 < starts.Count ? starts[index + 1] : tokens.Length)])])
            : null;
    }

    /// <summary>The sum of such parts; null unless all measure the same in different units.</summary>
    public static ValueForm? Read(IReadOnlyList<MathToken[]> parts)
    {
        if (parts.Count > MostParts)
        {
            return null;
        }

        var quantities = parts.Select(TokenRange.Formula).OfType<Quantity>().ToList();
        var units = quantities.Select(quantity => Units.Find(quantity.Unit)).OfType<Unit>().ToList();
        if (
            units.Count < parts.Count
            || units.Exists(unit => unit.Factor is null || unit.Dimension != units[0].Dimension)
            || units.DistinctBy(unit => unit.Name).Count() < units.Count
        )
        {
            return null;
        }

        // In the first unit, so that the whole keeps a unit that can be compared.
        var terms = quantities
            .Select(
                (quantity, index) =>
                    Rational.Divide(units[index].Factor!.Value, units[0].Factor!.Value) is { } factor
                        ? new Product([new(quantity.Value), new(new Number(factor, null))])
                        : null
            )
            .ToList();
        return terms.Contains(null) ? null : new ValueForm(new Quantity(new Sum([.. terms.OfType<Expression>()]), quantities[0].Unit));
    }
}
