using System.Numerics;
using CsCheck;

namespace Verify.Tests.Shared.Formulas;

/// <summary>Pairs of formulas: one with a rewriting of it, which is the same, and one with a mutant, which may not be.</summary>
public static class FormulaCases
{
    private const int Depth = 2;

    // Far from the small numbers that the formulas are made of.
    private static readonly ((BigInteger, BigInteger) X, (BigInteger, BigInteger) Y)[] Points =
    [
        ((17, 5), (23, 7)),
        ((-31, 3), (13, 11)),
        ((101, 9), (-47, 8)),
        ((-59, 4), (-67, 6)),
        ((7, 13), (89, 10)),
    ];

    private static readonly Gen<Formula> Leaf = Gen.OneOf(
        Gen.Int[-9, 12].Select(Formula.Of),
        Gen.Bool.Select(isX => Formula.Variable(isX ? 'x' : 'y'))
    );

    /// <summary>Formulas of a few operations.</summary>
    public static Gen<Formula> Formulas { get; } = OfDepth(Depth);

    /// <summary>A formula and how it and the other are to be changed and written.</summary>
    public static Gen<(Formula Formula, int Seed)> Cases { get; } = Gen.Select(Formulas, Gen.Int[0, int.MaxValue - 1]);

    /// <summary>The same formula in other words: parts exchanged, neutral parts put in, fractions and powers written out.</summary>
    public static Formula Rewrite(Formula formula, Random random)
    {
        if (formula.Left is null)
        {
            return random.Next(6) switch
            {
                0 => new('+', formula, Formula.Of(0)),
                1 => new('*', Formula.Of(1), formula),
                _ => formula,
            };
        }

        var left = Rewrite(formula.Left, random);
        var right = formula.Right is null ? null : Rewrite(formula.Right, random);
        var changes = random.Next(2) == 0;
        return formula.Operator switch
        {
            '+' or '*' when changes => new(formula.Operator, right, left),
            '-' when changes => new('+', left, new('*', Formula.Of(-1), right)),
            '/' when changes => new('*', left, new('/', Formula.Of(1), right)),
            '^' when changes && formula.Number == 2 => new('*', left, left),
            _ => formula with { Left = left, Right = right },
        };
    }

    /// <summary>With one number, variable or operation exchanged.</summary>
    public static Formula Mutate(Formula formula, Random random)
    {
        if (formula.Left is null)
        {
            return formula.Operator == 'n' ? Formula.Of(formula.Number + random.Next(1, 4))
                : random.Next(2) == 0 ? Formula.Variable(formula.Operator == 'x' ? 'y' : 'x')
                : Formula.Of(random.Next(2, 9));
        }

        return random.Next(3) switch
        {
            0 when formula.Right is not null => formula with { Right = Mutate(formula.Right, random) },
            1 when formula.Operator == '^' => formula with { Number = formula.Number + 1 },
            1 => formula with { Operator = "+-*/"[("+-*/".IndexOf(formula.Operator, StringComparison.Ordinal) + random.Next(1, 4)) % 4] },
            _ => formula with { Left = Mutate(formula.Left, random) },
        };
    }

    /// <summary>Whether two formulas differ at one of five points; null where they have no common point.</summary>
    public static bool? Differ(Formula first, Formula second)
    {
        var common = 0;
        foreach (var (x, y) in Points)
        {
            if (first.At(x, y) is not var (a, b) || second.At(x, y) is not var (c, d))
            {
                continue;
            }

            if (a * d != c * b)
            {
                return true;
            }

            common++;
        }

        return common == 0 ? null : false;
    }

    private static Gen<Formula> OfDepth(int depth) =>
        depth == 0
            ? Leaf
            : Gen.Frequency(
                (1, Leaf),
                (
                    4,
                    Gen.Select(Gen.Int[0, 3].Select(index => "+-*/"[index]), OfDepth(depth - 1), OfDepth(depth - 1), (sign, left, right) =>
                        new Formula(sign, left, right)
                    )
                ),
                (1, Gen.Select(OfDepth(depth - 1), Gen.Int[2, 3], (lower, power) => new Formula('^', lower, Number: power)))
            );
}
