using Verify.Mathematics.Expressions;
using Verify.Mathematics.Parsing;
using Kind = Verify.Mathematics.Parsing.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Mathematics.Parsing.MathTokenKind>;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>Says what kind of thing an answer is. What is no mathematics is a <see cref="TextForm"/>.</summary>
internal static class FormReader
{
    private const int LongestAnswer = 1500;

    private const int MaxDepth = 8;

    private const char LastLatinOrGreek = '\u03FF';

    private const int MostWords = 4;

    // (x, y)
    private const int MostOfName = 7;

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

        if ((char.IsAsciiLetter(answer[0]) || answer[0] == '\\') && WordForms.Read(answer) is { } inWords)
        {
            return inWords;
        }

        if (answer[0] > LastLatinOrGreek && ChineseNumerals.Read(answer) is { } numeral)
        {
            return new ValueForm(new Number(numeral, null));
        }

        if (CongruenceReader.Read(answer) is { } congruence)
        {
            return congruence;
        }

        var tokens = TokenRange.Trim(MathLexer.Tokens(answer, prose: false));
        return IsWords(tokens) ? new TextForm(answer) : Read(tokens, 0) ?? new TextForm(answer);
    }

    /// <summary>A sentence, or a word that is not the name of what follows; a few words behind a number are its unit.</summary>
    private static bool IsWords(MathToken[] tokens) =>
        tokens.Length == 0
        || (tokens[0].Kind == Kind.Word && !NamesWhatFollows(tokens))
        || (tokens.Length > 1 && tokens[1].Kind == Kind.Word && tokens[0].ToStringValue() is "I" or "A")
        || tokens.Count(token => token.Kind == Kind.Word) > MostWords;

    private static bool NamesWhatFollows(MathToken[] tokens) =>
        Array.FindIndex(tokens, token => token.Kind != Kind.Word && !(token.Kind == Kind.Symbol && IsFigure(tokens[0]))) is > 0 and var end
        && tokens[end].Kind == Kind.Relation;

    // \angle A = …
    private static bool IsFigure(MathToken first) => first.ToStringValue()[0] is '\\' or '∠';

    private static AnswerForm? Read(MathToken[] tokens, int depth)
    {
        if (tokens.Length == 0 || depth > MaxDepth)
        {
            return null;
        }

        // Of "p → q" neither says what the other does.
        if (TokenRange.Outermost(tokens, Kind.Arrow) is { Count: > 0 } arrows)
        {
            return !Array.Exists(tokens[..arrows[^1]], token => token.Kind is Kind.Relation or Kind.Number)
                ? null
                : Read(TokenRange.Trim(tokens[(arrows[^1] + 1)..]), depth + 1);
        }

        tokens = SystemReader.Read(tokens) ?? tokens;
        if (TokenRange.SplitList(tokens) is { Items.Count: > 1 } list)
        {
            return (AnswerForm?)CompoundQuantity.Read(list.Items)
                ?? (ReadAll(list.Items, depth) is { } forms ? new ListForm(forms, list.Joint) : null);
        }

        if (TokenRange.Outermost(tokens, Kind.Relation) is { Count: > 0 } relations)
        {
            return RelationReader.Read(tokens, relations, part => Read(TokenRange.Trim(part), depth + 1));
        }

        return ReadSetOperation(tokens, depth)
            ?? ReadEnclosed(tokens, depth)
            ?? MatrixReader.Read(tokens)
            ?? VectorReader.Read(tokens)
            ?? ReadRatio(tokens)
            ?? CompoundQuantity.Read(tokens)
            ?? (AnswerForm?)Formula(tokens);
    }

    private static SetOperationForm? ReadSetOperation(MathToken[] tokens, int depth)
    {
        // \mathbb{R} - \{2\}
        if (
            tokens.Length > 2
            && tokens[1].Kind == Kind.Minus
            && tokens[2].Kind == Kind.OpenSet
            && tokens[0].ToStringValue().StartsWith("\\mathbb", StringComparison.Ordinal)
        )
        {
            return ReadAll([tokens[..1], tokens[2..]], depth) is { } numbers
                ? new SetOperationForm(SetOperation.Difference, numbers)
                : null;
        }

        foreach (
            var (kind, operation) in new[]
            {
                (Kind.Union, SetOperation.Union),
                (Kind.Difference, SetOperation.Difference),
                (Kind.Intersection, SetOperation.Intersection),
            }
        )
        {
            if (TokenRange.Split(tokens, kind) is { Count: > 1 } parts)
            {
                return ReadAll(parts, depth) is { } forms ? new SetOperationForm(operation, forms) : null;
            }
        }

        return null;
    }

    private static AnswerForm? ReadEnclosed(MathToken[] tokens, int depth)
    {
        if (!TokenRange.IsEnclosed(tokens))
        {
            return null;
        }

        var inside = tokens[1..^1];

        // "(35 + 70 = 105)"
        if (
            tokens[0].Kind == Kind.Open
            && TokenRange.Outermost(inside, Kind.Relation).Count > 0
            && TokenRange.Outermost(inside, Kind.Comma).Count == 0
        )
        {
            return Read(inside, depth + 1);
        }

        if (tokens[0].Kind == Kind.OpenSet)
        {
            return SetBuilder(inside, depth)
                ?? (ReadAll(TokenRange.Split(inside, Kind.Comma), depth) is { } members ? new SetForm(members) : null);
        }

        if (tokens[0].Kind == Kind.OpenBrace && SetBuilder(inside, depth) is { } condition)
        {
            return condition;
        }

        if (MatrixReader.Read(inside) is { } matrix)
        {
            return matrix;
        }

        if (TokenRange.Split(inside, Kind.Comma) is not { Count: > 1 } items || ReadAll(items, depth) is not { } forms)
        {
            return null;
        }

        // LaTeX would not show the braces, but who types {1, 2} means a set.
        return tokens[0].Kind switch
        {
            Kind.Open or Kind.OpenBracket => new SequenceForm(tokens[0].Kind == Kind.Open, tokens[^1].Kind == Kind.Close, forms),
            Kind.OpenBrace => new SetForm(forms),
            _ => null,
        };
    }

    /// <summary><c>{x | x &gt; 2}</c>, whose condition says it all.</summary>
    private static AnswerForm? SetBuilder(MathToken[] inside, int depth)
    {
        var bar = Array.FindIndex(inside, token => token.Kind is Kind.Bar or Kind.Colon);
        return bar is > 0 and <= MostOfName && inside[0].Kind is Kind.Symbol or Kind.Open
            ? Read(TokenRange.Trim(inside[(bar + 1)..]), depth + 1)
            : null;
    }

    private static RatioForm? ReadRatio(MathToken[] tokens)
    {
        if (TokenRange.Split(tokens, Kind.Colon) is not { Count: > 1 } parts)
        {
            return null;
        }

        var formulas = parts.Select(TokenRange.Formula).ToList();
        return formulas.Contains(null) ? null : new RatioForm([.. formulas.OfType<Expression>()]);
    }

    private static ValueForm? Formula(MathToken[] tokens) => TokenRange.Formula(tokens) is { } formula ? new ValueForm(formula) : null;

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
