using Verify.Mathematics.Expressions;
using Kind = Verify.Mathematics.Parsing.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Mathematics.Parsing.MathTokenKind>;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>
/// Reads <c>x = 5</c>, <c>x \in (0, 1)</c>, <c>2x + y = 3</c>, <c>x &lt; 3</c>, <c>-2 \le x \le 7</c> and <c>A = 2 \cdot 3 = 6</c>.
/// </summary>
internal static class RelationReader
{
    private const int MostLinks = 16;

    public static AnswerForm? Read(MathToken[] tokens, IReadOnlyList<int> relations, Func<MathToken[], AnswerForm?> read)
    {
        var sides = new List<MathToken[]> { tokens[..relations[0]] };
        sides.AddRange(
            relations.Select((at, index) => tokens[(at + 1)..(index + 1 < relations.Count ? relations[index + 1] : tokens.Length)])
        );
        var signs = relations.Select(at => Sign(tokens[at])).ToList();
        if (signs.Count > MostLinks)
        {
            return null;
        }

        if (signs.Count == 1)
        {
            return ReadOne(sides[0], signs[0], sides[1], read);
        }

        return signs.TrueForAll(IsEquality) ? ReadEqualities(sides, signs, read) : ReadChain(sides, signs);
    }

    /// <summary><c>A = 2 \cdot 3 = 6</c> says its last side, before it is rounded; <c>x = y = 2</c> is a value of both.</summary>
    private static AnswerForm? ReadEqualities(List<MathToken[]> sides, List<string> signs, Func<MathToken[], AnswerForm?> read)
    {
        var exact = sides.Count - 1;
        while (exact > 1 && IsApproximate(signs[exact - 1]))
        {
            exact--;
        }

        if (read(sides[exact]) is not { } last)
        {
            return null;
        }

        var names = sides.TakeWhile(side => side is [{ Kind: Kind.Symbol }]).Take(exact).ToList();
        if (names.Count > 1 && names.Count == exact)
        {
            return new ListForm([
                .. names.Select(name => new NamedForm(
                    Text(name),
                    last,
                    Relate(TokenRange.Formula(name), "=", TokenRange.Formula(sides[exact]))
                )),
            ]);
        }

        return IsName(sides[0]) || TokenRange.Formula(sides[0]) is not null
            ? new NamedForm(Text(sides[0]), last, Relate(TokenRange.Formula(sides[0]), "=", TokenRange.Formula(sides[exact])))
            : null;
    }

    private static AnswerForm? ReadOne(MathToken[] left, string sign, MathToken[] right, Func<MathToken[], AnswerForm?> read)
    {
        if (sign is "in" or "∈" || (IsEquality(sign) && left.Length == 0))
        {
            return read(right);
        }

        // Of "1/3 ≈ 0.333" the exact side is meant, of "x ≈ 0.333" the only one.
        if (IsApproximate(sign) && !IsName(left) && read(left) is { } exact)
        {
            return exact;
        }

        var equation = Relate(TokenRange.Formula(left), sign, TokenRange.Formula(right));
        if (!IsEquality(sign))
        {
            return equation;
        }

        // A calculation, which says its result.
        if (
            equation is { Left: not Symbol }
            && !FormulaShape.Variables(equation.Left).Any()
            && !FormulaShape.Variables(equation.Right).Any()
        )
        {
            return read(right) is { } result ? new NamedForm(Text(left), result, equation) : equation;
        }

        return IsName(left) && read(right) is { } value ? new NamedForm(Text(left), value, IsApplied(left) ? null : equation)
            : IsName(right) && read(left) is { } reverse ? new NamedForm(Text(right), reverse, equation)
            : equation;
    }

    private static ChainForm? ReadChain(List<MathToken[]> sides, List<string> signs)
    {
        var formulas = sides.ConvertAll(TokenRange.Formula);
        var links = signs.Select((sign, index) => Relate(formulas[index], sign, formulas[index + 1])).ToList();
        return links.Contains(null) ? null : new ChainForm([.. links.OfType<RelationForm>()]);
    }

    private static RelationForm? Relate(Expression? left, string sign, Expression? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        return sign switch
        {
            _ when IsEquality(sign) => new RelationForm(left, RelationKind.Equal, right),
            "≠" or "!=" or "ne" or "neq" => new RelationForm(left, RelationKind.NotEqual, right),
            _ when Direction(sign) > 0 => new RelationForm(left, IsStrict(sign) ? RelationKind.Less : RelationKind.LessOrEqual, right),
            _ when Direction(sign) < 0 => new RelationForm(right, IsStrict(sign) ? RelationKind.Less : RelationKind.LessOrEqual, left),
            _ => null,
        };
    }

    private static bool IsEquality(string sign) => sign is "=" or "==" or "approx" or "≈";

    private static bool IsApproximate(string sign) => sign is "approx" or "≈";

    private static int Direction(string sign) =>
        sign switch
        {
            "<" or "lt" or "<=" or "≤" or "le" or "leq" or "leqslant" or "leqq" => 1,
            ">" or "gt" or ">=" or "≥" or "ge" or "geq" or "geqslant" or "geqq" => -1,
            _ => 0,
        };

    private static bool IsStrict(string sign) => sign is "<" or ">" or "lt" or "gt";

    /// <summary><c>x</c>, <c>x_1</c>, <c>f(x)</c>, <c>(a, b)</c>, or words.</summary>
    private static bool IsName(MathToken[] tokens)
    {
        const int LongestName = 12;
        if (tokens.Length is 0 or > LongestName)
        {
            return false;
        }

        // "Area of ABC", \angle A, A \cap B
        if (
            Array.TrueForAll(tokens, token => token.Kind is Kind.Word or Kind.Symbol or Kind.Union or Kind.Intersection or Kind.Difference)
            && Array.Exists(tokens, token => token.Kind != Kind.Symbol)
        )
        {
            return true;
        }

        if (TokenRange.IsEnclosed(tokens) && tokens[0].Kind is Kind.Open or Kind.OpenSet)
        {
            return TokenRange.Split(tokens[1..^1], Kind.Comma) is { Count: > 1 } names && names.All(IsName);
        }

        return tokens[0].Kind is Kind.Symbol or Kind.Word && (tokens.Length == 1 || IsSubscript(tokens[1..]) || IsApplied(tokens));
    }

    // f(x), which is no product.
    private static bool IsApplied(MathToken[] tokens) => tokens.Length > 1 && IsArgument(tokens[1..]);

    private static bool IsSubscript(MathToken[] tokens) =>
        tokens[0].Kind == Kind.Underscore
        && (tokens.Length == 2 || (tokens.Length > 2 && tokens[1].Kind == Kind.OpenBrace && TokenRange.IsEnclosed(tokens[1..])));

    // f(x), P(A), f(x, y), but no product such as a(b + c).
    private static bool IsArgument(MathToken[] tokens) =>
        tokens[0].Kind == Kind.Open
        && TokenRange.IsEnclosed(tokens)
        && tokens[1..^1].All(token => token.Kind is Kind.Symbol or Kind.Comma or Kind.Number or Kind.Word);

    private static string Text(MathToken[] tokens) => string.Concat(tokens.Select(token => token.ToStringValue()));

    private static string Sign(MathToken token) => token.ToStringValue().TrimStart('\\');
}
