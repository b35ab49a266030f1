using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>A formula up to a constant of integration: <c>x^2 + C</c>.</summary>
/// <param name="Name">What the constant is called.</param>
/// <param name="Rest">The formula without it, which mentions a variable.</param>
internal readonly record struct ArbitraryConstant(string Name, Expression Rest)
{
    private const string Usual = "C";

    /// <summary>Null for a formula without such a constant, or with two terms of that name.</summary>
    public static ArbitraryConstant? Of(Expression formula)
    {
        if (
            formula is not Sum sum
            || sum
                .Terms.OfType<Symbol>()
                .Where(term => term.Name is Usual or "c" or "K" or "k" or "C_1" or "c_1" or "C_0" or "const")
                .ToList()
                is not [var constant]
        )
        {
            return null;
        }

        var rest = new Sum([.. sum.Terms.Where(term => !ReferenceEquals(term, constant))]);
        return FormulaShape.Variables(rest).Any() && !FormulaShape.Mentions(rest, constant.Name)
            ? new ArbitraryConstant(constant.Name, rest)
            : null;
    }

    /// <summary>
    /// Two formulas that are the same wherever these are the same up to a constant: the difference, and the difference at another place.
    /// Null unless one of
    /// them uses the usual name, since other letters may be given in the problem.
    /// </summary>
    public static (Expression Here, Expression There)? Difference(ArbitraryConstant first, ArbitraryConstant second)
    {
        if (first.Name != Usual && second.Name != Usual)
        {
            return null;
        }

        var here = new Sum([first.Rest, new Negation(second.Rest)]);
        return (here, FormulaShape.Renamed(here, name => name + "'"));
    }
}
