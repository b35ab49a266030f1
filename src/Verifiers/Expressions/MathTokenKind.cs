namespace Verify.Verifiers.Expressions;

/// <summary>What a piece of mathematical text is, whether it was written in prose or in LaTeX.</summary>
internal enum MathTokenKind
{
    Number,
    Symbol,
    Word,
    Function,
    Fraction,
    Root,
    Plus,
    Minus,
    PlusMinus,
    Times,
    Divide,
    Caret,
    Underscore,
    Factorial,
    Percent,
    Degree,
    Open,
    Close,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    OpenSet,
    CloseSet,
    Bar,
    Comma,
    Relation,
    Union,
    OpenMatrix,
    CloseMatrix,
    Cell,

    /// <summary>A line end: nothing goes on behind it but a relation.</summary>
    Line,

    /// <summary>Anything that no formula holds.</summary>
    Break,
}
