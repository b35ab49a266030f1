using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Answers.Forms;

/// <summary>What kind of thing an answer is.</summary>
internal abstract record AnswerForm;

/// <summary>A number or a formula.</summary>
internal sealed record ValueForm(Expression Formula) : AnswerForm;

/// <summary>A value with the name of what it is: <c>x = 5</c>, <c>f(x) = 2x</c>, <c>(a, b) = (1, 2)</c>.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Value">The value.</param>
/// <param name="Equation">The whole as an equation; null when its name or value is no formula.</param>
internal sealed record NamedForm(string Name, AnswerForm Value, RelationForm? Equation) : AnswerForm;

/// <summary>Items in order between brackets: a tuple, a point, an interval.</summary>
internal sealed record SequenceForm(bool OpenAtStart, bool OpenAtEnd, IReadOnlyList<AnswerForm> Items) : AnswerForm;

/// <summary>A set in braces.</summary>
internal sealed record SetForm(IReadOnlyList<AnswerForm> Items) : AnswerForm;

/// <summary>Answers one after another without brackets.</summary>
/// <param name="Items">At least two.</param>
/// <param name="Joint">What parts them.</param>
internal sealed record ListForm(IReadOnlyList<AnswerForm> Items, Joint Joint = Joint.Comma) : AnswerForm;

/// <summary>What stands between the items of a list.</summary>
internal enum Joint
{
    /// <summary>Commas, semicolons or line ends: together or alternatives, as the items suggest.</summary>
    Comma,

    /// <summary>"And": conditions hold together.</summary>
    And,

    /// <summary>"Or": alternatives.</summary>
    Or,

    /// <summary>The sign ∧ of logic.</summary>
    Conjunction,

    /// <summary>The sign ∨ of logic.</summary>
    Disjunction,
}

/// <summary>Sets joined by ∪, cut by ∩, or taken from each other.</summary>
internal sealed record SetOperationForm(SetOperation Operation, IReadOnlyList<AnswerForm> Parts) : AnswerForm;

/// <summary>An equation or inequality; "greater" is written the other way round.</summary>
internal sealed record RelationForm(Expression Left, RelationKind Kind, Expression Right) : AnswerForm;

/// <summary>Relations that hold together: <c>-3 &lt; 2x + 1 ≤ 5</c>.</summary>
internal sealed record ChainForm(IReadOnlyList<RelationForm> Links) : AnswerForm;

/// <summary>A matrix by rows.</summary>
internal sealed record MatrixForm(IReadOnlyList<IReadOnlyList<Expression>> Rows) : AnswerForm
{
    public MatrixForm Map(Func<Expression, Expression> change) => new([.. Rows.Select(row => row.Select(change).ToList())]);
}

/// <summary>What leaves the same remainder as a value.</summary>
internal sealed record CongruenceForm(Expression Value, Expression Modulus) : AnswerForm;

/// <summary>Parts in proportion: <c>1:2:3</c>.</summary>
internal sealed record RatioForm(IReadOnlyList<Expression> Parts) : AnswerForm;

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

/// <summary>How sets are put together.</summary>
internal enum SetOperation
{
    Union,
    Intersection,
    Difference,
}
