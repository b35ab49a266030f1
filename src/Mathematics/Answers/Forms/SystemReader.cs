using Kind = Verify.Mathematics.Parsing.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Mathematics.Parsing.MathTokenKind>;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>
/// Reads equations written in lines, with or without a brace before them, as <c>cases</c>, <c>align</c> and <c>array</c> set them.
/// </summary>
internal static class SystemReader
{
    /// <summary>The lines as one list of tokens that commas part; null unless every line has a relation behind something.</summary>
    public static MathToken[]? Read(MathToken[] tokens)
    {
        if (!Array.Exists(tokens, token => token.Kind == Kind.Line))
        {
            return null;
        }

        var lines = TokenRange.Trim([
            .. tokens
                .Where((token, index) => !IsFrame(token.Kind, isFirst: index == 0))
                .Select(token => token.Kind == Kind.Line ? new MathToken(Kind.Comma, token.Span) : token),
        ]);
        return
            TokenRange.Split(lines, Kind.Comma) is { Count: > 1 } equations
            && equations.All(equation => TokenRange.Outermost(equation, Kind.Relation) is { Count: > 0 } relations && relations[0] > 0)
            ? lines
            : null;
    }

    // \left\{ opens what \right. closes without a sign.
    private static bool IsFrame(Kind kind, bool isFirst) =>
        kind is Kind.OpenMatrix or Kind.CloseMatrix or Kind.Cell || (isFirst && kind == Kind.OpenSet);
}
