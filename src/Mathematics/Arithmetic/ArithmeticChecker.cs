using System.Globalization;
using System.Text.RegularExpressions;
using Verify.Mathematics.Answers.Forms;
using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Precise;

namespace Verify.Mathematics.Arithmetic;

/// <summary>
/// Recomputes, in exact fractions, every calculation that a text states in prose or simple LaTeX (the calculator of "Tool-Augmented Reward
/// Modeling"). Pure and thread-safe; never throws; its time is linear in the text; what is too large to be worked out, and what comes after
/// the
/// first few hundred equations, is not judged.
/// </summary>
/// <remarks>
/// Of a chain <c>a = b = c</c> each neighbouring pair is an equation. Not judged: sides with variables or words that change a number
/// ("more than"), bare numbers ("1 hour = 60 minutes"), and unequal sides in convertible units.
/// A value written with two decimals or more may be rounded or cut off, and so may operands of three or more; any other rounding must be
/// announced ("about", ≈).
/// Roots and multiples of π are enclosed to 190 digits; π may be rounded as 3.14 is.
/// A percent sign divides by 100; where the result carries one, both sides may also be read without.
/// </remarks>
public static partial class ArithmeticChecker
{
    private const int MaxAnnotations = 200;

    // Some ten milliseconds for a whole text.
    private const int IrrationalEffort = 12_000;

    private static readonly Rational FloatingPointNoise = Rational.PowerOfTen(-12);

    // How far from an equation, within its line, its rounding may be announced.
    private const int AnnouncementReach = 120;

    /// <summary>The equations that could be recomputed, in the order of the text.</summary>
    public static IReadOnlyList<ArithmeticFinding> Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var annotations = Annotation().Matches(text);
        var prose = annotations.Count == 0 ? text : Annotation().Replace(text, match => new string(' ', match.Length));
        var findings = new List<ArithmeticFinding>();
        var irrational = new IrrationalJudge(new Effort(IrrationalEffort));
        CheckProse(PreparedText.Of(prose), text, irrational, findings);
        foreach (var annotation in annotations.Take(MaxAnnotations))
        {
            Check(annotation.Groups[1].Value, annotation.Groups[1].Index, irrational, findings);
        }

        findings.Sort((a, b) => a.Start.CompareTo(b.Start));
        return findings;
    }

    /// <summary>Line by line, where decimal commas and points between thousands may be in use.</summary>
    private static void CheckProse(string prose, string original, IrrationalJudge irrational, List<ArithmeticFinding> findings)
    {
        if (PreparedText.WithDecimalPoints(prose, out var isCertain) is not { } withPoints)
        {
            Check(prose, 0, irrational, findings);
        }
        else if (isCertain)
        {
            Check(withPoints, 0, irrational, findings);
        }
        else
        {
            var other = new List<ArithmeticFinding>();
            Check(prose, 0, irrational, findings);
            Check(withPoints, 0, irrational, other);
            if (findings.Exists(finding => !finding.IsRight) && other.TrueForAll(finding => finding.IsRight))
            {
                findings.Clear();
                findings.AddRange(other);
            }
        }

        for (var i = 0; i < findings.Count; i++)
        {
            findings[i] = findings[i] with { Equation = original.Substring(findings[i].Start, findings[i].Length) };
        }
    }

    private static void Check(string text, int offset, IrrationalJudge irrational, List<ArithmeticFinding> findings)
    {
        if (!text.AsSpan().ContainsAny("=≈") && !RelationInWords().IsMatch(text))
        {
            return;
        }

        foreach (var (operation, result) in NamedOperations.In(text).Concat(Instructions.In(text)))
        {
            if (Judge(text, operation, result, irrational) is { } finding)
            {
                findings.Add(finding with { Start = finding.Start + offset });
            }
        }

        foreach (var chain in new CalculationScanner(text).Chains())
        {
            for (var i = 1; i < chain.Count; i++)
            {
                if (Judge(text, chain[i - 1], chain[i], irrational) is { } finding)
                {
                    findings.Add(finding with { Start = finding.Start + offset });
                }
            }
        }
    }

    private static ArithmeticFinding? Judge(string text, Side left, Side right, IrrationalJudge irrational)
    {
        if (
            (!left.Computes && !right.Computes)
            || (
                right.InWords
                && (
                    right.Computes
                    || (
                        left.IsBareFraction && !text.AsSpan(left.Start, left.End - left.Start).Contains("divided", StringComparison.Ordinal)
                    )
                )
            )
            || left.Formula is null
            || right.Formula is null
            || Supposition.Surrounds(text, left.Start, right.End)
        )
        {
            return null;
        }

        if (Value(left.Formula) is not { } leftValue || Value(right.Formula) is not { } rightValue)
        {
            return JudgeIrrational(text, left, right, irrational);
        }

        var agrees =
            Agree(text, left, leftValue, right, rightValue)
            || AgreesIgnoringPercent(text, left, leftValue, right, rightValue)
            || (left.Otherwise is { } bullet && Value(bullet) is { } below && Agree(text, left, below, right, rightValue))
            || (right.Otherwise is { } exclaimed && Value(exclaimed) is { } plain && Agree(text, left, leftValue, right, plain));
        if (
            !agrees
            && (
                MayConvertUnits(left, right)
                || left.IsDescribed
                || left.MixesPercent
                || right.MixesPercent
                || text.AsSpan(left.Start, right.End - left.Start).Contains(" : ", StringComparison.Ordinal)
            )
        )
        {
            return null;
        }

        var (computed, stated) = left.Computes ? (leftValue, rightValue) : (rightValue, leftValue);
        var equation = text[left.Start..right.End];
        return new ArithmeticFinding(left.Start, equation.Length, equation, stated.ToString(), computed.ToString(), agrees);
    }

    private static ArithmeticFinding? JudgeIrrational(string text, Side left, Side right, IrrationalJudge irrational)
    {
        if (irrational.Evaluate(left.Formula!) is not { } a || irrational.Evaluate(right.Formula!) is not { } b)
        {
            return null;
        }

        var difference = Math.Abs((a - b).ToDouble());
        var agrees = (a - b).MayBeZero || difference <= Tolerance(text, left, right, a.ToDouble());
        if (!agrees && (MayConvertUnits(left, right) || left.IsDescribed))
        {
            return null;
        }

        var (computed, stated) = left.Computes ? (a, b) : (b, a);
        var equation = text[left.Start..right.End];
        return new ArithmeticFinding(left.Start, equation.Length, equation, Show(stated), Show(computed), agrees);
    }

    /// <summary>How far a stated decimal may lie from a root or a multiple of π, for which 3.14 and 22/7 are in use.</summary>
    private static double Tolerance(string text, Side left, Side right, double value)
    {
        const double RoughPi = 0.01;
        if (Precision.Of(right, left) is not { } stated)
        {
            return 0;
        }

        var isAbout = AnnouncesRounding(text, left.Start, right.End);
        return FormulaShape.Mentions(left.Formula!, "pi") || FormulaShape.Mentions(right.Formula!, "pi") ? RoughPi * Math.Abs(value)
            : isAbout || (stated.IsRounded && stated.Admits(value)) ? stated.LastPlace.ToDouble()
            : 0;
    }

    private static string Show(Ball value) => value.ToDouble().ToString("G10", CultureInfo.InvariantCulture);

    private static bool AgreesIgnoringPercent(string text, Side left, Rational leftValue, Side right, Rational rightValue)
    {
        if (!right.HasPercent && !left.HasPercent)
        {
            return false;
        }

        var (bareLeft, bareRight) = (
            new ExactEvaluator(new Effort(1000), percentDivisor: 1).Evaluate(left.Formula!) ?? leftValue,
            new ExactEvaluator(new Effort(1000), percentDivisor: 1).Evaluate(right.Formula!) ?? rightValue
        );
        return (right.HasPercent && (Agree(text, left, bareLeft, right, bareRight) || Agree(text, left, leftValue, right, bareRight)))
            || (left.Plain is not null && left.HasPercent && Agree(text, left, bareLeft, right, rightValue));
    }

    private static bool Agree(string text, Side left, Rational leftValue, Side right, Rational rightValue)
    {
        if (leftValue.Equals(rightValue))
        {
            return true;
        }

        if (Precision.Of(right, left) is not { } stated || Rational.Subtract(leftValue, rightValue) is not { } difference)
        {
            return false;
        }

        if (
            stated.IsLong
            && Rational.Multiply(Rational.Abs(leftValue), FloatingPointNoise) is { } noise
            && Rational.Abs(difference).CompareTo(noise) <= 0
        )
        {
            return true;
        }

        var isAnnounced = AnnouncesRounding(text, left.Start, right.End);
        return (isAnnounced && Rational.Abs(difference).CompareTo(stated.LastPlace) < 0)
            || (stated.IsRounded && stated.Admits(stated.IsOf(right) ? leftValue : rightValue))
            || (
                (stated.IsRounded || isAnnounced)
                && Math.Abs(difference.ToDouble()) <= OperandRounding.Of(left.Formula!) + OperandRounding.Of(right.Formula!)
            );
    }

    private static Rational? Value(Expression formula) => new ExactEvaluator(new Effort(1000)).Evaluate(formula);

    private static bool MayConvertUnits(Side left, Side right)
    {
        // Where each side has one unit, it is known what the other should be.
        if (Conversion(left, right) is { } isRight)
        {
            return isRight;
        }

        var units = left.Units.Concat(right.Units).Select(Units.Find).OfType<Unit>().DistinctBy(unit => unit.Name).ToList();
        return units.GroupBy(unit => unit.Dimension).Any(family => family.Count() > 1);
    }

    /// <summary>Whether a calculation in one unit and its result in another are the same quantity; null where that cannot be
    /// told.</summary>
    private static bool? Conversion(Side left, Side right)
    {
        if (
            left.Formula is not Product
            || FormulaShape.UnitOf(left.Formula) is not { Factor: { } a } first
            || right.Formula is not Quantity
            || FormulaShape.UnitOf(right.Formula) is not { Factor: { } b } second
            || first.Dimension != second.Dimension
            || Value(FormulaShape.Scaled(left.Formula, a)) is not { } x
            || Value(FormulaShape.Scaled(right.Formula, b)) is not { } y
        )
        {
            return null;
        }

        return x.Equals(y);
    }

    private static bool AnnouncesRounding(string text, int start, int end)
    {
        var from = Math.Max(0, start - AnnouncementReach);
        var before = text.AsSpan(from, start - from);
        var after = text.AsSpan(end, Math.Min(AnnouncementReach, text.Length - end));
        var lineEnd = after.IndexOf('\n');
        return Announcement().IsMatch(before[(before.LastIndexOf('\n') + 1)..])
            || Announcement().IsMatch(text.AsSpan(start, end - start))
            || Announcement().IsMatch(lineEnd < 0 ? after : after[..lineEnd]);
    }

    [GeneratedRegex(@"<<([^<>\n]{1,200})>>", RegexOptions.CultureInvariant)]
    private static partial Regex Annotation();

    [GeneratedRegex(@"\b(?:equals|is|gives|makes|get|obtain|give|yields)\b|\\approx", RegexOptions.CultureInvariant)]
    private static partial Regex RelationInWords();

    [GeneratedRegex(
        @"≈|~|\\approx|\\sim|\b(?:about|approx\w*|roughly|around|nearly|almost|round\w*|estimat\w*)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Announcement();
}
