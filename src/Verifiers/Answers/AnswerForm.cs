using Verify.Verifiers.Expressions;
using Kind = Verify.Verifiers.Expressions.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Verifiers.Expressions.MathTokenKind>;

namespace Verify.Verifiers.Answers;

/// <summary>What an answer is: a value, or words.</summary>
internal abstract record AnswerForm
{
    private const int LongestFormula = 1000;

    /// <summary>Reads any text; what is no formula is a <see cref="TextForm"/>.</summary>
    public static AnswerForm Read(string answer)
    {
        if (answer.Length > LongestFormula)
        {
            return new TextForm(answer);
        }

        // Most answers are a number: they need no grammar.
        if (answer.Length > 0 && NumberText.Measure(answer, 0, spacedGroups: true) == answer.Length && NumberText.Read(answer) is { } number)
        {
            return new ValueForm(number);
        }

        var tokens = Trim(MathLexer.Tokens(DecimalComma.ToPoint(answer), prose: false));
        return tokens.Length == 0 || tokens.All(token => token.Kind == Kind.Word) || ExpressionGrammar.Parse(Brackets.Bound(tokens)) is not { } formula
            ? new TextForm(answer)
            : new ValueForm(formula);
    }

    private static MathToken[] Trim(MathToken[] tokens)
    {
        var (start, end) = (0, tokens.Length);
        while (start < end && tokens[start].Kind is Kind.Line)
        {
            start++;
        }

        while (end > start && (tokens[end - 1].Kind is Kind.Line or Kind.Comma || (tokens[end - 1].Kind == Kind.Break && tokens[end - 1].ToStringValue() is "." or ";" or ":")))
        {
            end--;
        }

        return WithoutName(tokens[start..end]);
    }

    /// <summary>x = 5 answers with 5.</summary>
    private static MathToken[] WithoutName(MathToken[] tokens)
    {
        var equals = Array.FindIndex(tokens, token => token.Kind == Kind.Relation);
        var isName = equals is 1 or 3 && tokens[0].Kind is Kind.Symbol or Kind.Word && (equals == 1 || tokens[1].Kind == Kind.Underscore);
        return isName && tokens[equals].ToStringValue() is "=" or "≈" or "\\approx" && tokens.Length > equals + 1 ? tokens[(equals + 1)..] : tokens;
    }
}

/// <summary>A number or a formula.</summary>
internal sealed record ValueForm(Expression Formula) : AnswerForm;

/// <summary>Words, or anything that no rule reads.</summary>
internal sealed record TextForm(string Text) : AnswerForm
{
    private const int ShortLength = 40;

    /// <summary>A name or a choice rather than a sentence.</summary>
    public bool IsShort => Text.Length <= ShortLength && Text.Count(character => character == ' ') < 3;
}
