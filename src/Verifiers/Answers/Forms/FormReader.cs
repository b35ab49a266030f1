using Verify.Verifiers.Expressions;
using Kind = Verify.Verifiers.Expressions.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Verifiers.Expressions.MathTokenKind>;

namespace Verify.Verifiers.Answers.Forms;

/// <summary>Says what kind of thing an answer is. What is no mathematics is a <see cref="TextForm"/>.</summary>
internal static class FormReader
{
    private const int LongestAnswer = 1000;

    private const int MaxDepth = 8;

    private const int MostWords = 4;

    /// <summary>The readings of an answer, the likelier first: <c>1,5</c> is one number or two.</summary>
    public static IEnumerable<AnswerForm> Readings(string answer)
    {
        var withPoint = DecimalComma.ToPoint(answer);
        yield return Read(withPoint);
        if (!ReferenceEquals(withPoint, answer))
        {
            yield return Read(answer.Replace(",", ", ", StringComparison.Ordinal));
        }
    }

    /// <summary>One answer, in which a comma parts items or thousands.</summary>
    public static AnswerForm Read(string answer)
    {
        if (answer.Length is 0 or > LongestAnswer)
        {
            return new TextForm(answer);
        }

        // Most answers are a number: they need no grammar.
        if (NumberText.Measure(answer, 0, NumberStyle.Answer) == answer.Length && NumberText.Read(answer) is { } number)
        {
            return new ValueForm(number);
        }

        var tokens = TokenRange.Trim(MathLexer.Tokens(answer, prose: false));
        return IsWords(tokens) ? new TextForm(answer) : Read(tokens, 0) ?? new TextForm(answer);
    }

    /// <summary>A sentence, or a word that is not the name of what follows; a few words behind a number are its unit.</summary>
    private static bool IsWords(MathToken[] tokens)
        => tokens.Length == 0
            || (tokens[0].Kind == Kind.Word && !(tokens.Length > 1 && tokens[1].Kind == Kind.Relation))
            || tokens.Count(token => token.Kind == Kind.Word) > MostWords;

    private static AnswerForm? Read(MathToken[] tokens, int depth)
    {
        if (tokens.Length == 0 || depth > MaxDepth)
        {
            return null;
        }

        if (TokenRange.Split(tokens, Kind.Comma) is { Count: > 1 } items)
        {
            return ReadAll(items, depth) is { } forms ? new SetForm(forms) : null;
        }

        if (TokenRange.Outermost(tokens, Kind.Relation) is { Count: > 0 } relations)
        {
            return RelationReader.Read(tokens, relations, part => Read(part, depth + 1));
        }

        if (TokenRange.Split(tokens, Kind.Union) is { Count: > 1 } parts)
        {
            return ReadAll(parts, depth) is { } forms ? new UnionForm(forms) : null;
        }

        return ReadEnclosed(tokens, depth) ?? (AnswerForm?)MatrixReader.Read(tokens) ?? Formula(tokens);
    }

    private static AnswerForm? ReadEnclosed(MathToken[] tokens, int depth)
    {
        if (!TokenRange.IsEnclosed(tokens))
        {
            return null;
        }

        var items = TokenRange.Split(tokens[1..^1], Kind.Comma);
        if (tokens[0].Kind == Kind.OpenSet)
        {
            return ReadAll(items, depth) is { } members ? new SetForm(members) : null;
        }

        return items.Count > 1 && tokens[0].Kind is Kind.Open or Kind.OpenBracket && ReadAll(items, depth) is { } forms
            ? new SequenceForm(tokens[0].Kind == Kind.Open, tokens[^1].Kind == Kind.Close, forms)
            : null;
    }

    private static ValueForm? Formula(MathToken[] tokens)
        => ExpressionGrammar.Parse(Brackets.Bound([.. tokens])) is { } formula ? new ValueForm(formula) : null;

    private static List<AnswerForm>? ReadAll(IReadOnlyList<MathToken[]> parts, int depth)
    {
        var forms = new List<AnswerForm>(parts.Count);
        foreach (var part in parts)
        {
            if (Read(part, depth + 1) is not { } form)
            {
                return null;
            }

            forms.Add(form);
        }

        return forms;
    }
}
