using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Canonical;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>A formula <c>slope · x + constant</c> with rational numbers.</summary>
internal readonly record struct LinearForm(Rational Slope, Rational Constant)
{
    /// <summary>Where it is zero.</summary>
    public Expression Root => new Negation(new Quotient(new Number(Constant, null), new Number(Slope, null)));

    /// <summary>Null for a formula that is not of that kind.</summary>
    public static LinearForm? Of(CanonicalForm form, string variable)
    {
        if (form.Denominator.Constant is not { } denominator)
        {
            return null;
        }

        Rational? slope = 0,
            constant = 0;
        foreach (var (monomial, coefficient) in form.Numerator.Terms)
        {
            switch (monomial.PowerOf(variable))
            {
                case 0:
                    constant = Rational.Divide(coefficient, denominator);
                    break;
                case 1:
                    slope = Rational.Divide(coefficient, denominator);
                    break;
                default:
                    return null;
            }
        }

        return slope is { IsZero: false } known && constant is { } rest ? new LinearForm(known, rest) : null;
    }
}
