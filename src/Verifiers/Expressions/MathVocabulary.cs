using System.Collections.Frozen;

namespace Verify.Verifiers.Expressions;

/// <summary>What commands, signs and words mean in mathematical text.</summary>
internal static class MathVocabulary
{
    /// <summary>LaTeX commands and symbols by name; what is missing here is a <see cref="MathTokenKind.Break"/>.</summary>
    public static readonly FrozenDictionary<string, MathTokenKind> Commands = Table(
        (MathTokenKind.Times, "times cdot ast"),
        (MathTokenKind.Divide, "div"),
        (MathTokenKind.PlusMinus, "pm"),
        (MathTokenKind.Fraction, "frac dfrac tfrac cfrac"),
        (MathTokenKind.Root, "sqrt"),
        (MathTokenKind.Degree, "circ degree"),
        (MathTokenKind.Percent, "%"),
        (MathTokenKind.OpenSet, "{ lbrace"),
        (MathTokenKind.CloseSet, "} rbrace"),
        (MathTokenKind.Open, "langle"),
        (MathTokenKind.Close, "rangle"),
        (MathTokenKind.Bar, "vert lvert rvert mid"),
        (MathTokenKind.Relation, "approx leq le leqslant geq ge geqslant lt gt neq ne in"),
        (MathTokenKind.Union, "cup"),
        (MathTokenKind.Line, "\\ newline cr"),
        (MathTokenKind.Function, FunctionNames),
        (MathTokenKind.Symbol, SymbolNames));

    /// <summary>Words that mean the same in prose as a sign does in a formula.</summary>
    public static readonly FrozenDictionary<string, MathTokenKind> Words = Table(
        (MathTokenKind.Plus, "plus"),
        (MathTokenKind.Minus, "minus"),
        (MathTokenKind.Times, "times"),
        (MathTokenKind.Relation, "equals gives makes is"),
        (MathTokenKind.Percent, "percent percentage pct"),
        (MathTokenKind.Degree, "degrees degree"),
        (MathTokenKind.Comma, "and or"),
        (MathTokenKind.Root, "sqrt"),
        (MathTokenKind.Function, FunctionNames),
        (MathTokenKind.Symbol, "pi infinity inf"));

    public static readonly FrozenDictionary<char, MathTokenKind> Signs = new Dictionary<char, MathTokenKind>
    {
        ['+'] = MathTokenKind.Plus,
        ['-'] = MathTokenKind.Minus,
        ['\u2212'] = MathTokenKind.Minus,
        ['\u2013'] = MathTokenKind.Minus,
        ['±'] = MathTokenKind.PlusMinus,
        ['*'] = MathTokenKind.Times,
        ['×'] = MathTokenKind.Times,
        ['·'] = MathTokenKind.Times,
        ['⋅'] = MathTokenKind.Times,
        ['∗'] = MathTokenKind.Times,
        ['/'] = MathTokenKind.Divide,
        ['÷'] = MathTokenKind.Divide,
        ['^'] = MathTokenKind.Caret,
        ['_'] = MathTokenKind.Underscore,
        ['!'] = MathTokenKind.Factorial,
        ['%'] = MathTokenKind.Percent,
        ['°'] = MathTokenKind.Degree,
        ['('] = MathTokenKind.Open,
        [')'] = MathTokenKind.Close,
        ['['] = MathTokenKind.OpenBracket,
        [']'] = MathTokenKind.CloseBracket,
        ['{'] = MathTokenKind.OpenBrace,
        ['}'] = MathTokenKind.CloseBrace,
        ['|'] = MathTokenKind.Bar,
        [','] = MathTokenKind.Comma,
        ['='] = MathTokenKind.Relation,
        ['<'] = MathTokenKind.Relation,
        ['>'] = MathTokenKind.Relation,
        ['≤'] = MathTokenKind.Relation,
        ['≥'] = MathTokenKind.Relation,
        ['≠'] = MathTokenKind.Relation,
        ['≈'] = MathTokenKind.Relation,
        ['∈'] = MathTokenKind.Relation,
        ['∪'] = MathTokenKind.Union,
        ['√'] = MathTokenKind.Root,
        ['π'] = MathTokenKind.Symbol,
        ['θ'] = MathTokenKind.Symbol,
        ['∞'] = MathTokenKind.Symbol,
        ['\n'] = MathTokenKind.Line,
    }.ToFrozenDictionary();

    /// <summary>Commands that only set type: they stand for nothing.</summary>
    public static readonly FrozenSet<string> Spacing =
        Split("left right big Big bigl bigr Bigl Bigr displaystyle textstyle , ! ; : quad qquad ( ) [ ] $ # & boxed fbox limits rm bf").ToFrozenSet();

    /// <summary>Commands whose braces hold words.</summary>
    public static readonly FrozenSet<string> TextCommands =
        Split("text mbox textbf textit textrm textnormal mathrm mathbf mathit operatorname boldsymbol hbox").ToFrozenSet();

    private const string FunctionNames = "sin cos tan cot sec csc arcsin arccos arctan ln log exp";

    private const string SymbolNames =
        "pi infty alpha beta gamma delta epsilon varepsilon theta lambda mu nu rho sigma tau phi varphi omega Delta Omega emptyset varnothing";

    private static FrozenDictionary<string, MathTokenKind> Table(params (MathTokenKind Kind, string Names)[] rows)
        => rows.SelectMany(row => Split(row.Names).Select(name => KeyValuePair.Create(name, row.Kind)))
            .ToFrozenDictionary(StringComparer.Ordinal);

    private static string[] Split(string names) => names.Split(' ');
}
