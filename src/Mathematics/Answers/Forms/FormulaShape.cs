using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>Questions about how a formula is written, and small rewritings of it.</summary>
internal static class FormulaShape
{
    /// <summary>The number that a formula is, its sign and unit aside; null when it is more.</summary>
    public static Number? PlainNumber(Expression formula) =>
        formula switch
        {
            Number number => number,
            Negation negation => PlainNumber(negation.Operand),
            Quantity quantity => PlainNumber(quantity.Value),
            _ => null,
        };

    public static bool IsPercent(Expression formula) =>
        formula switch
        {
            Percent => true,
            Quantity quantity => IsPercent(quantity.Value),
            Negation negation => IsPercent(negation.Operand),
            _ => false,
        };

    public static Unit? UnitOf(Expression formula) =>
        formula switch
        {
            Quantity quantity => Units.Find(quantity.Unit),
            Negation negation => UnitOf(negation.Operand),
            Product product => UnitOf(product),
            _ => null,
        };

    /// <summary>The names of unknowns are the writer's to choose, but x = 5 and y = 5 are two lines.</summary>
    public static bool AreOtherCoordinates(string first, string second) =>
        first != second && first is "x" or "y" or "z" && second is "x" or "y" or "z";

    /// <summary>Both as a number, or neither: <c>1/2</c> is no way to leave out the sign of <c>0.5%</c>.</summary>
    public static bool AreWrittenAlike(Expression first, Expression second) =>
        WithoutPercent(first) is Number == WithoutPercent(second) is Number;

    private static Expression WithoutPercent(Expression formula) =>
        formula switch
        {
            Percent percent => WithoutPercent(percent.Operand),
            Quantity quantity => WithoutPercent(quantity.Value),
            Negation negation => WithoutPercent(negation.Operand),
            _ => formula,
        };

    private static string? Label(Expression formula) =>
        formula switch
        {
            Quantity quantity => quantity.Unit,
            Negation negation => Label(negation.Operand),
            _ => null,
        };

    // "12 m × 5 m" is an area; the unit behind a fraction, as in "1/2 cup", is that of the whole.
    private static Unit? UnitOf(Product product)
    {
        Unit? total = null;
        var isFirst = true;
        foreach (var factor in product.Factors)
        {
            if (UnitOf(factor.Value) is { } unit)
            {
                var raised = factor.Divides && !isFirst ? unit.Raise(-1) : unit;
                total = total is { } before ? before.Times(raised) : raised;
                isFirst = false;
            }
        }

        return total;
    }

    /// <summary>Whether words that are no units name different things behind the two: "3 red" and "3 blue".</summary>
    public static bool AreNamedApart(Expression first, Expression second) =>
        Label(first) is { } a
        && Label(second) is { } b
        && Units.Find(a) is null
        && Units.Find(b) is null
        && !a.Split(' ').Except(["is", "are", "a", "the", "of"]).Intersect(b.Split(' '), StringComparer.OrdinalIgnoreCase).Any();

    public static Expression WithoutUnit(Expression formula) =>
        formula switch
        {
            Quantity quantity => quantity.Value,
            Negation negation => new Negation(WithoutUnit(negation.Operand)),
            _ => formula,
        };

    public static Expression Scaled(Expression formula, Rational factor) => new Product([new(formula), new(new Number(factor, null))]);

    public static bool HasPlusMinus(Expression formula) => formula is PlusMinus || Children(formula).Any(HasPlusMinus);

    public static bool Mentions(Expression formula, string symbol) =>
        (formula is Symbol { Name: var name } && name == symbol) || Children(formula).Any(child => Mentions(child, symbol));

    /// <summary>The names of its variables; an index bound by a sum counts too.</summary>
    public static IEnumerable<string> Variables(Expression formula) =>
        formula is Symbol { Name: not ("pi" or "e" or "i" or "infty") and var name } ? [name] : Children(formula).SelectMany(Variables);

    /// <summary>With every ± taken as one sign, every ∓ as the other.</summary>
    public static Expression WithSign(Expression formula, int sign) =>
        formula is PlusMinus either
            ? (either.IsMinusFirst ? -sign : sign) > 0
                ? WithSign(either.Operand, sign)
                : new Negation(WithSign(either.Operand, sign))
            : Map(formula, child => WithSign(child, sign));

    /// <summary>With its variables called otherwise.</summary>
    public static Expression Renamed(Expression formula, Func<string, string> rename) =>
        formula is Symbol { Name: not ("pi" or "e" or "i" or "infty") and var name }
            ? new Symbol(rename(name))
            : Map(formula, child => Renamed(child, rename));

    /// <summary>With angles in degrees as mere numbers, save where a function takes them; the same object when there are none.</summary>
    public static Expression WithoutDegrees(Expression formula) =>
        formula switch
        {
            Degrees degrees => WithoutDegrees(degrees.Operand),
            Call => formula,
            _ => Map(formula, WithoutDegrees),
        };

    public static IEnumerable<Expression> Children(Expression formula) =>
        formula switch
        {
            Sum sum => sum.Terms,
            Product product => product.Factors.Select(factor => factor.Value),
            Quotient quotient => [quotient.Numerator, quotient.Denominator],
            Power power => [power.Base, power.Exponent],
            Negation negation => [negation.Operand],
            PlusMinus either => [either.Operand],
            Percent percent => [percent.Operand],
            Degrees degrees => [degrees.Operand],
            Quantity quantity => [quantity.Value],
            Items items => items.Parts,
            Call { Parameter: { } parameter } call => [call.Operand, parameter],
            Call call => [call.Operand],
            Repetition repetition => [repetition.From, repetition.To, repetition.Body],
            _ => [],
        };

    /// <summary>The formula with its parts exchanged; the same object when none of them changes.</summary>
    private static Expression Map(Expression formula, Func<Expression, Expression> change)
    {
        var before = Children(formula).ToList();
        var after = before.ConvertAll(child => change(child));
        if (before.Zip(after).All(pair => ReferenceEquals(pair.First, pair.Second)))
        {
            return formula;
        }

        return formula switch
        {
            Sum => new Sum(after),
            Product product => new Product([.. product.Factors.Zip(after, (factor, value) => factor with { Value = value })]),
            Quotient => new Quotient(after[0], after[1]),
            Power => new Power(after[0], after[1]),
            Negation => new Negation(after[0]),
            PlusMinus either => either with { Operand = after[0] },
            Percent => new Percent(after[0]),
            Degrees => new Degrees(after[0]),
            Quantity quantity => quantity with { Value = after[0] },
            Items => new Items(after),
            Call call => call with { Operand = after[0], Parameter = after.Count > 1 ? after[1] : null },
            Repetition repetition => repetition with { From = after[0], To = after[1], Body = after[2] },
            _ => formula,
        };
    }
}
