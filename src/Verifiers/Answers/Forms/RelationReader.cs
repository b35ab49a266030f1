using Verify.Verifiers.Expressions;
using Kind = Verify.Verifiers.Expressions.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Verifiers.Expressions.MathTokenKind>;

namespace Verify.Verifiers.Answers.Forms;

/// <summary>Reads <c>x = 5</c>, <c>x \in (0, 1)</c>, <c>2x + y = 3</c>, <c>x &lt; 3</c> and <c>-2 \le x \le 7</c>.</summary>
internal static class RelationReader
{
    public static AnswerForm? Read(MathToken[] tokens, IReadOnlyList<int> relations, Func<MathToken[], AnswerForm?> read)
    {
        var left = tokens[..relations[0]];
        var right = tokens[(relations[^1] + 1)..];
        return relations.Count switch
        {
            1 => ReadOne(left, Sign(tokens[relations[0]]), right, read),
            2 => ReadBetween(left, Sign(tokens[relations[0]]), tokens[(relations[0] + 1)..relations[1]], Sign(tokens[relations[1]]), right, read),
            _ => null,
        };
    }

    private static AnswerForm? ReadOne(MathToken[] left, string sign, MathToken[] right, Func<MathToken[], AnswerForm?> read)
    {
        if (sign is "in" or "∈")
        {
            return read(right);
        }

        var equation = Relate(Formula(left), sign, Formula(right));
        return sign is "=" or "approx" or "≈" && IsName(left) && read(right) is { } value ? new NamedForm(value, equation) : equation;
    }

    /// <summary>A variable between two bounds is an interval.</summary>
    private static SequenceForm? ReadBetween(
        MathToken[] low, string first, MathToken[] middle, string second, MathToken[] high, Func<MathToken[], AnswerForm?> read)
    {
        if (!IsName(middle) || read(low) is not { } from || read(high) is not { } to)
        {
            return null;
        }

        return (Direction(first), Direction(second)) switch
        {
            ( > 0, > 0) => new SequenceForm(IsStrict(first), IsStrict(second), [from, to]),
            ( < 0, < 0) => new SequenceForm(IsStrict(second), IsStrict(first), [to, from]),
            _ => null,
        };
    }

    private static RelationForm? Relate(Expression? left, string sign, Expression? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        return sign switch
        {
            "=" or "==" or "approx" or "≈" => new RelationForm(left, RelationKind.Equal, right),
            "≠" or "!=" or "ne" or "neq" => new RelationForm(left, RelationKind.NotEqual, right),
            _ when Direction(sign) > 0 => new RelationForm(left, IsStrict(sign) ? RelationKind.Less : RelationKind.LessOrEqual, right),
            _ when Direction(sign) < 0 => new RelationForm(right, IsStrict(sign) ? RelationKind.Less : RelationKind.LessOrEqual, left),
            _ => null,
        };
    }

    private static int Direction(string sign) => sign switch
    {
        "<" or "lt" or "<=" or "≤" or "le" or "leq" or "leqslant" => 1,
        ">" or "gt" or ">=" or "≥" or "ge" or "geq" or "geqslant" => -1,
        _ => 0,
    };

    private static bool IsStrict(string sign) => sign is "<" or ">" or "lt" or "gt";

    /// <summary><c>x</c>, <c>x_1</c>, <c>f(x)</c> or a word.</summary>
    private static bool IsName(MathToken[] tokens) => tokens.Length switch
    {
        1 => tokens[0].Kind is Kind.Symbol or Kind.Word,
        3 => tokens[0].Kind == Kind.Symbol && tokens[1].Kind == Kind.Underscore,
        4 => tokens[0].Kind == Kind.Symbol && tokens[1].Kind == Kind.Open && tokens[2].Kind == Kind.Symbol && tokens[3].Kind == Kind.Close,
        _ => false,
    };

    private static string Sign(MathToken token) => token.ToStringValue().TrimStart('\\');

    private static Expression? Formula(MathToken[] tokens)
        => tokens.Length == 0 ? null : ExpressionGrammar.Parse(Brackets.Bound([.. tokens]));
}
