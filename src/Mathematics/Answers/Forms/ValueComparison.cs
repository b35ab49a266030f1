using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Canonical;
using Verify.Mathematics.Expressions.Residues;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>
/// Compares two formulas: as exact fractions where both have such a value, else by their canonical forms, else at sample points.
/// </summary>
internal sealed class ValueComparison(Effort effort, ResidueComparison residues)
{
    private readonly ExactEvaluator _exact = new(effort);

    private readonly ExactEvaluator _ignoringPercent = new(effort, percentDivisor: 1);

    private readonly NumericComparison _numeric = new(effort);

    public Equivalence Compare(Expression first, Expression second)
    {
        if (Infinity(first) != 0 || Infinity(second) != 0)
        {
            return Infinity(first) == Infinity(second) ? Verdict.Equal("the same infinity") : Verdict.Different("infinite on one side");
        }

        if (Undefined.Is(first, _exact) != Undefined.Is(second, _exact))
        {
            return Verdict.Different("undefined on one side");
        }

        // Behind a number such words say what is counted, behind a variable what holds: "n is even".
        if (FormulaShape.AreNamedApart(first, second) && FormulaShape.Variables(first).Any())
        {
            return Verdict.Different("different words");
        }

        if (Measures.AreApart(first, second))
        {
            return Verdict.Different("measured in different things");
        }

        if (CompareUnits(first, second) is { } verdict)
        {
            return verdict;
        }

        if (CompareCounts(first, second) is { Equal: true } counts)
        {
            return counts;
        }

        if (
            ArbitraryConstant.Of(first) is { } c
            && ArbitraryConstant.Of(second) is { } d
            && ArbitraryConstant.Difference(c, d) is var (here, there)
            && CompareFormulas(here, there) is { Equal: true }
        )
        {
            return Verdict.Equal("the same up to a constant of integration");
        }

        var (a, b) = (FormulaShape.WithoutDegrees(first), FormulaShape.WithoutDegrees(second));
        var plain = CompareFormulas(a, b);
        if (ReferenceEquals(a, first) == ReferenceEquals(b, second))
        {
            return plain;
        }

        return
            Measures.IsInRadians(first)
            || Measures.IsInRadians(second)
            || (plain.Equal != true && (FormulaShape.Mentions(first, "pi") || FormulaShape.Mentions(second, "pi")))
            ? CompareFormulas(first, second)
            : plain;
    }

    /// <summary>Both values of a formula with ±; null for any other.</summary>
    public static (Expression Plus, Expression Minus)? Split(Expression formula) =>
        FormulaShape.HasPlusMinus(formula) ? (FormulaShape.WithSign(formula, 1), FormulaShape.WithSign(formula, -1)) : null;

    private Equivalence CompareFormulas(Expression first, Expression second)
    {
        var (a, b) = (_exact.Evaluate(first), _exact.Evaluate(second));
        if (a is { } x && b is { } y)
        {
            return CompareExact(first, x, second, y);
        }

        if (Split(first) is var splitFirst && Split(second) is var splitSecond && (splitFirst ?? splitSecond) is not null)
        {
            return CompareBranches(splitFirst ?? (first, first), splitSecond ?? (second, second));
        }

        var isRounded = IsRounded(first, a) || IsRounded(second, b);
        if (!isRounded && CompareResidues(first, second) is { } verdict)
        {
            return verdict;
        }

        var reader = new CanonicalReader(sign: 1, effort);
        if (
            reader.Read(first) is { } left
            && reader.Read(second) is { } right
            && CanonicalForm.AreEqual(left, right, effort) is { } same
            && (same || !isRounded)
        )
        {
            return same ? Verdict.Equal("the same canonical form") : Verdict.Different("different canonical forms");
        }

        return _numeric.Compare(first, Decimal.LastPlace(first, a), second, Decimal.LastPlace(second, b));
    }

    private Equivalence? CompareResidues(Expression first, Expression second)
    {
        if (residues.AreEqual(first, second) is { } same)
        {
            return same ? Verdict.Equal("equal rational functions") : Verdict.Different("different rational functions");
        }

        // A root is another number than one whose square is not under it; where the squares agree, their signs are left to the digits.
        return (first, second) switch
        {
            (Call { Function: "sqrt", Parameter: null } root, _) when AreDifferentSquares(root.Operand, second) => Verdict.Different(
                "different squares"
            ),
            (_, Call { Function: "sqrt", Parameter: null } root) when AreDifferentSquares(root.Operand, first) => Verdict.Different(
                "different squares"
            ),
            _ => null,
        };
    }

    private bool AreDifferentSquares(Expression radicand, Expression other) =>
        residues.AreEqual(radicand, new Power(other, new Number(2, null))) == false;

    private Equivalence CompareBranches((Expression Plus, Expression Minus) first, (Expression Plus, Expression Minus) second)
    {
        var (plus, minus) = (CompareFormulas(first.Plus, second.Plus), CompareFormulas(first.Minus, second.Minus));
        if (plus.Equal == true && minus.Equal == true)
        {
            return plus;
        }

        var (crossed, back) = (CompareFormulas(first.Plus, second.Minus), CompareFormulas(first.Minus, second.Plus));
        return crossed.Equal == true && back.Equal == true ? crossed
            : plus.Equal == false || minus.Equal == false ? Verdict.Different("different values of ±")
            : Verdict.CannotTell("values of ± that cannot be compared");
    }

    private Equivalence CompareExact(Expression first, Rational a, Expression second, Rational b)
    {
        if (a.Equals(b))
        {
            return Verdict.Equal("equal rationals");
        }

        if (
            FormulaShape.IsPercent(first) != FormulaShape.IsPercent(second)
            && _ignoringPercent.Evaluate(first) is { } plainA
            && _ignoringPercent.Evaluate(second) is { } plainB
            && plainA.Equals(plainB)
            && (Rational.Abs(plainA).CompareTo(1) >= 0 || FormulaShape.AreWrittenAlike(first, second))
        )
        {
            return Verdict.Equal("equal but for the percent sign");
        }

        if (Rational.Subtract(a, b) is not { } difference)
        {
            return Verdict.CannotTell("the numbers are too large to be compared");
        }

        if ((!b.IsDecimal && Decimal.AnswersFor(first, a, -difference)) || (!a.IsDecimal && Decimal.AnswersFor(second, b, difference)))
        {
            return Verdict.Equal("equal to the last decimal written");
        }

        return Decimal.IsNoise(first, a, second, b, difference)
            ? Verdict.Equal("equal to twelve digits")
            : Verdict.Different($"{Show(a)} is not {Show(b)}");
    }

    /// <summary>The verdict on two quantities of known units; null where units leave it to the numbers.</summary>
    private Equivalence? CompareUnits(Expression first, Expression second)
    {
        if (FormulaShape.UnitOf(first) is not { } unitA || FormulaShape.UnitOf(second) is not { } unitB || unitA.Name == unitB.Name)
        {
            return null;
        }

        if (Temperature.InKelvins(first, unitA) is { } a && Temperature.InKelvins(second, unitB) is { } b)
        {
            return CompareFormulas(a, b);
        }

        if (unitA.Dimension != unitB.Dimension || unitA.Factor is not { } factorA || unitB.Factor is not { } factorB)
        {
            return Verdict.Different("different units");
        }

        var verdict = CompareFormulas(FormulaShape.Scaled(first, factorA), FormulaShape.Scaled(second, factorB));
        return verdict with { Reason = $"{verdict.Reason}, units converted" };
    }

    /// <summary>"3 dozen" against 36, as well as against 3.</summary>
    private Equivalence? CompareCounts(Expression first, Expression second) =>
        (FormulaShape.UnitOf(first), FormulaShape.UnitOf(second)) switch
        {
            ({ Name: Unit.Dozen, Factor: { } dozen }, null) => CompareFormulas(FormulaShape.Scaled(first, dozen), second),
            (null, { Name: Unit.Dozen, Factor: { } dozen }) => CompareFormulas(first, FormulaShape.Scaled(second, dozen)),
            _ => null,
        };

    private static bool IsRounded(Expression formula, Rational? value) => Decimal.LastPlace(formula, value) > 0;

    /// <summary>1, -1, or 0 for what is not infinite.</summary>
    public static int Infinity(Expression formula) =>
        formula switch
        {
            Symbol { Name: "infty" } => 1,
            Negation negation => -Infinity(negation.Operand),
            _ => 0,
        };

    private static string Show(Rational value)
    {
        const int Longest = 40;
        var text = value.ToString();
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }
}
