using Verify.Verifiers.Expressions;

namespace Verify.Verifiers.Answers.Forms;

/// <summary>What kind of thing an answer is.</summary>
internal abstract record AnswerForm;

/// <summary>A number or a formula.</summary>
internal sealed record ValueForm(Expression Formula) : AnswerForm;

/// <summary>A value with the name of what it is: <c>x = 5</c>, <c>f(x) = 2x</c>.</summary>
/// <param name="Value">The value.</param>
/// <param name="Equation">The whole as an equation; null when its name or value is no formula.</param>
internal sealed record NamedForm(AnswerForm Value, RelationForm? Equation) : AnswerForm;

/// <summary>Items in order between brackets: a tuple, a point, an interval.</summary>
internal sealed record SequenceForm(bool OpenAtStart, bool OpenAtEnd, IReadOnlyList<AnswerForm> Items) : AnswerForm;

/// <summary>Items whose order does not count: a set, or answers one after another.</summary>
internal sealed record SetForm(IReadOnlyList<AnswerForm> Items) : AnswerForm;

/// <summary>Sets joined by ∪.</summary>
internal sealed record UnionForm(IReadOnlyList<AnswerForm> Parts) : AnswerForm;

/// <summary>An equation or inequality; "greater" is written the other way round.</summary>
internal sealed record RelationForm(Expression Left, RelationKind Kind, Expression Right) : AnswerForm;

/// <summary>A matrix by rows.</summary>
internal sealed record MatrixForm(IReadOnlyList<IReadOnlyList<Expression>> Rows) : AnswerForm;

/// <summary>Words, or anything that no rule reads.</summary>
internal sealed record TextForm(string Text) : AnswerForm
{
    private const int ShortLength = 40;

    private const int FewSpaces = 2;

    /// <summary>A name or a choice rather than a sentence.</summary>
    public bool IsShort => Text.Length <= ShortLength && Text.Count(character => character == ' ') <= FewSpaces;
}

/// <summary>How two sides relate.</summary>
internal enum RelationKind
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
}
