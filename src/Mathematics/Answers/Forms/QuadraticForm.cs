using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Canonical;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>A formula <c>a · x² + b · x + c</c> with rational numbers, <c>a</c> not zero.</summary>
internal readonly record struct QuadraticForm(Rational A, Rational B, Rational C)
{
    /// <summary>Null for a formula that is not of that kind.</summary>
    public static QuadraticForm? Of(CanonicalForm form, string variable)
    {
        var coefficients = new Rational?[] { 0, 0, 0 };
        foreach (var (monomial, coefficient) in form.Numerator.Terms)
        {
            if (monomial.PowerOf(variable) is not (>= 0 and <= 2 and var power))
            {
                return null;
            }

            coefficients[power] = coefficient;
        }

        return form.Denominator.Constant is { } one && one.Equals(1) && coefficients is [{ } c, { } b, { IsZero: false } a]
            ? new QuadraticForm(a, b, c)
            : null;
    }

    /// <summary>Where it is zero, the smaller first; null where it has no two real zeros.</summary>
    public (Expression Low, Expression High)? Roots()
    {
        if (
            Rational.Multiply(B, B) is not { } square
            || Rational.Multiply(A, C) is not { } product
            || Rational.Multiply(product, 4) is not { } four
            || Rational.Subtract(square, four) is not { Numerator.Sign: > 0 } discriminant
        )
        {
            return null;
        }

        var root = new Call("sqrt", new Number(discriminant, null));
        var (minus, plus) = (Root(new Negation(root)), Root(root));
        return A.Numerator.Sign > 0 ? (minus, plus) : (plus, minus);
    }

    private Quotient Root(Expression root) =>
        new(new Sum([new Number(-B, null), root]), new Product([new(new Number(2, null)), new(new Number(A, null))]));
}
