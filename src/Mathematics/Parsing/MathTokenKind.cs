namespace Verify.Mathematics.Parsing;

/// <summary>What a piece of mathematical text is, whether it was written in prose or in LaTeX.</summary>
internal enum MathTokenKind
{
    Number,
    Symbol,
    Word,
    Function,
    ManyFunction,
    Fraction,
    Binomial,
    Repetition,
    Root,
    Plus,
    Minus,
    PlusMinus,
    Times,
    Divide,
    Modulo,

    /// <summary>A fraction written between its parts, <c>{a \over b}</c>.</summary>
    Over,

    /// <summary>A binomial written so, <c>{n \choose k}</c>.</summary>
    Choose,
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
    OpenFloor,
    CloseFloor,
    OpenCeiling,
    CloseCeiling,
    Bar,
    Comma,
    Colon,

    /// <summary>"And" between answers, "or" being a comma; the words themselves part sentences.</summary>
    And,

    /// <summary>What follows says the same again, further worked out.</summary>
    Arrow,
    Relation,
    Union,
    Intersection,
    Difference,
    OpenMatrix,
    CloseMatrix,
    Determinant,
    Cell,

    /// <summary>A line end: nothing goes on behind it but a relation.</summary>
    Line,

    /// <summary>Anything that no formula holds.</summary>
    Break,
}
