using Verify.Mathematics.Answers.Forms;
using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Arithmetic;

/// <summary>One side of an equation as it stands in a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="InWords">Whether a word ("is", "equals"), and no sign, links it to the side before.</param>
/// <param name="Formula">What it says; null when something beside it changes its meaning, so that its value cannot be told.</param>
/// <param name="Otherwise">
/// What else it may say: with a bullet before it taken as a minus, without an exclamation mark behind it; null where there is none.
/// </param>
internal readonly record struct Side(int Start, int End, bool InWords, Expression? Formula, Expression? Otherwise = null)
{
    /// <summary>True when it is worked out of numbers, rather than a number.</summary>
    public bool Computes => Formula is not null && HasOperation(Formula);

    /// <summary>A fraction of two numbers, which may be a share of something as well as a division.</summary>
    public bool IsBareFraction =>
        Formula
            is Quotient { Numerator: Number, Denominator: Number }
                or Product { Factors: [{ Value: Number }, { Value: Number or Quantity, Divides: true }] };

    /// <summary>A number with words behind it, which may describe what the other side works out ("cups for 80 people = …").</summary>
    public bool IsDescribed => Plain is not null && Units.Any();

    /// <summary>A sum of percentages and plain numbers: "100 + 10%" may mean ten percent of the hundred.</summary>
    public bool MixesPercent =>
        Formula is Sum { Terms: var terms }
        && terms.Any(term => FormulaShape.IsPercent(term))
        && !terms.All(term => FormulaShape.IsPercent(term));

    public bool HasPercent => Formula is not null && Contains<Percent>(Formula);

    /// <summary>The number that stands alone on this side.</summary>
    public Number? Plain => Formula is null ? null : PlainNumber(Formula);

    public IEnumerable<string> Units => Formula is null ? [] : Parts(Formula).OfType<Quantity>().Select(quantity => quantity.Unit);

    private static bool HasOperation(Expression formula) => Parts(formula).Any(part => part is Sum or Product or Quotient or Power or Call);

    private static bool Contains<T>(Expression formula) => Parts(formula).Any(part => part is T);

    private static Number? PlainNumber(Expression formula) =>
        formula switch
        {
            Number number => number,
            Negation negation => PlainNumber(negation.Operand),
            Quantity quantity => PlainNumber(quantity.Value),
            Percent percent => PlainNumber(percent.Operand),
            _ => null,
        };

    private static IEnumerable<Expression> Parts(Expression formula) =>
        formula switch
        {
            Sum sum => sum.Terms.SelectMany(Parts).Prepend(formula),
            Product product => product.Factors.SelectMany(factor => Parts(factor.Value)).Prepend(formula),
            Quotient quotient => Parts(quotient.Numerator).Concat(Parts(quotient.Denominator)).Prepend(formula),
            Power power => Parts(power.Base).Concat(Parts(power.Exponent)).Prepend(formula),
            Negation negation => Parts(negation.Operand).Prepend(formula),
            Quantity quantity => Parts(quantity.Value).Prepend(formula),
            Percent percent => Parts(percent.Operand).Prepend(formula),
            Call call => Parts(call.Operand).Prepend(formula),
            _ => [formula],
        };
}
