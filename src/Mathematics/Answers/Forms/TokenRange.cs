using Verify.Mathematics.Expressions;
using Verify.Mathematics.Parsing;
using Kind = Verify.Mathematics.Parsing.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Mathematics.Parsing.MathTokenKind>;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>
/// Looks at the outermost level of tokens, where brackets of any kind may close each other: <c>[0, 1)</c> is an interval.
/// </summary>
internal static class TokenRange
{
    /// <summary>Without line ends, commas and full stops at both ends.</summary>
    public static MathToken[] Trim(MathToken[] tokens)
    {
        var (start, end) = (0, tokens.Length);
        while (start < end && tokens[start].Kind is Kind.Line or Kind.Comma)
        {
            start++;
        }

        while (end > start && (tokens[end - 1].Kind is Kind.Line or Kind.Comma || IsStop(tokens[end - 1])))
        {
            end--;
        }

        return start == 0 && end == tokens.Length ? tokens : tokens[start..end];
    }

    /// <summary>The pieces between tokens of a kind at the outermost level; empty pieces are left out.</summary>
    public static IReadOnlyList<MathToken[]> Split(MathToken[] tokens, Kind separator)
    {
        var pieces = new List<MathToken[]>();
        var start = 0;
        foreach (var at in Outermost(tokens, separator).Append(tokens.Length))
        {
            if (Trim(tokens[start..at]) is { Length: > 0 } piece)
            {
                pieces.Add(piece);
            }

            start = at + 1;
        }

        return pieces;
    }

    /// <summary>The answers that commas, semicolons, "and" and "or" part at the outermost level, and what parts them.</summary>
    public static (IReadOnlyList<MathToken[]> Items, Joint Joint) SplitList(MathToken[] tokens)
    {
        var ands = Outermost(tokens, Kind.And);
        var unified =
            ands.Count > 0
                ? Array.ConvertAll(tokens, token => token.Kind == Kind.And ? new MathToken(Kind.Comma, token.Span) : token)
                : tokens;
        var joint =
            ands.Count > 0
                ? char.IsLetter(tokens[ands[0]].ToStringValue()[0])
                    ? Joint.And
                    : Joint.Conjunction
                : Outermost(tokens, Kind.Comma)
                    .Select(at => tokens[at].ToStringValue())
                    .FirstOrDefault(text => text is not ("," or ";")) switch
                {
                    "or" => Joint.Or,
                    "\\lor" or "\\vee" or "∨" => Joint.Disjunction,
                    _ => Joint.Comma,
                };
        return (Split(unified, Kind.Comma), joint);
    }

    /// <summary>Where tokens of a kind stand at the outermost level.</summary>
    public static IReadOnlyList<int> Outermost(MathToken[] tokens, Kind kind)
    {
        var found = new List<int>();
        var depth = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            depth +=
                IsOpen(tokens[i].Kind) ? 1
                : IsClose(tokens[i].Kind) ? -1
                : 0;
            if (depth == 0 && tokens[i].Kind == kind)
            {
                found.Add(i);
            }
        }

        return found;
    }

    /// <summary>True when the first token opens what only the last one closes.</summary>
    public static bool IsEnclosed(MathToken[] tokens)
    {
        if (tokens.Length < 2 || !IsOpen(tokens[0].Kind) || !IsClose(tokens[^1].Kind))
        {
            return false;
        }

        var depth = 0;
        for (var i = 0; i < tokens.Length - 1; i++)
        {
            depth +=
                IsOpen(tokens[i].Kind) ? 1
                : IsClose(tokens[i].Kind) ? -1
                : 0;
            if (depth == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The formula that tokens are as a whole; null when they are none. The tokens themselves are left as they are.</summary>
    public static Expression? Formula(MathToken[] tokens) =>
        tokens.Length == 0 ? null : ExpressionGrammar.Parse(Brackets.Bound([.. tokens]));

    private static bool IsStop(MathToken token) => token.Kind == Kind.Colon || (token.Kind == Kind.Break && token.ToStringValue() == ".");

    private static bool IsOpen(Kind kind) =>
        kind is Kind.Open or Kind.OpenBracket or Kind.OpenBrace or Kind.OpenSet or Kind.OpenMatrix or Kind.OpenFloor or Kind.OpenCeiling;

    private static bool IsClose(Kind kind) =>
        kind
            is Kind.Close
                or Kind.CloseBracket
                or Kind.CloseBrace
                or Kind.CloseSet
                or Kind.CloseMatrix
                or Kind.CloseFloor
                or Kind.CloseCeiling;
}
