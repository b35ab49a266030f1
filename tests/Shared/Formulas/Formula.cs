using System.Numerics;

namespace Verify.Tests.Shared.Formulas;

/// <summary>A rational function of x and y, with an evaluator of its own: exact fractions, nothing shared with what is tested.</summary>
public sealed record Formula(char Operator, Formula? Left = null, Formula? Right = null, int Number = 0)
{
    /// <summary>A whole number.</summary>
    public static Formula Of(int number) => new('n', Number: number);

    /// <summary>x or y.</summary>
    public static Formula Variable(char name) => new(name);

    /// <summary>The value as a fraction; null where it has none.</summary>
    public (BigInteger Numerator, BigInteger Denominator)? At((BigInteger, BigInteger) x, (BigInteger, BigInteger) y)
    {
        if (Operator is 'n' or 'x' or 'y')
        {
            return Operator switch
            {
                'n' => (Number, 1),
                'x' => x,
                _ => y,
            };
        }

        if (Left!.At(x, y) is not var (a, b))
        {
            return null;
        }

        if (Operator == '^')
        {
            return Number >= 0 ? (BigInteger.Pow(a, Number), BigInteger.Pow(b, Number)) : null;
        }

        if (Right!.At(x, y) is not var (c, d))
        {
            return null;
        }

        return Operator switch
        {
            '+' => ((a * d) + (c * b), b * d),
            '-' => ((a * d) - (c * b), b * d),
            '*' => (a * c, b * d),
            _ => c.IsZero ? null : (a * d, b * c),
        };
    }

    /// <summary>As LaTeX, or as it is typed.</summary>
    public string Write(bool isLatex) =>
        Operator switch
        {
            'n' => Number < 0 ? $"({Number})" : $"{Number}",
            'x' or 'y' => $"{Operator}",
            '^' => isLatex ? $"\\left({Left!.Write(isLatex)}\\right)^{{{Number}}}" : $"({Left!.Write(isLatex)})^{Number}",
            '/' when isLatex => $"\\frac{{{Left!.Write(isLatex)}}}{{{Right!.Write(isLatex)}}}",
            '*' when isLatex => $"\\left({Left!.Write(isLatex)}\\right) \\cdot \\left({Right!.Write(isLatex)}\\right)",
            '*' or '/' => $"({Left!.Write(isLatex)}){Operator}({Right!.Write(isLatex)})",
            _ => $"({Left!.Write(isLatex)} {Operator} {Right!.Write(isLatex)})",
        };
}
