using System.Collections.Frozen;

namespace Verify.Mathematics.Parsing;

/// <summary>What commands, signs and words mean in mathematical text.</summary>
internal static class MathVocabulary
{
    /// <summary>LaTeX commands and symbols by name; what is missing here is a <see cref="MathTokenKind.Break"/>.</summary>
    public static readonly FrozenDictionary<string, MathTokenKind> Commands = Table(
        (MathTokenKind.Times, "times cdot ast"),
        (MathTokenKind.Divide, "div"),
        (MathTokenKind.Modulo, "bmod"),
        (MathTokenKind.Over, "over"),
        (MathTokenKind.Choose, "choose"),
        (MathTokenKind.PlusMinus, "pm mp"),
        (MathTokenKind.Fraction, "frac dfrac tfrac cfrac nicefrac sfrac"),
        (MathTokenKind.Binomial, "binom dbinom tbinom"),
        (MathTokenKind.Repetition, "sum prod"),
        (MathTokenKind.Root, "sqrt"),
        (MathTokenKind.Degree, "circ degree"),
        (MathTokenKind.Percent, "%"),
        (MathTokenKind.OpenSet, "{ lbrace"),
        (MathTokenKind.CloseSet, "} rbrace"),
        (MathTokenKind.Open, "langle"),
        (MathTokenKind.Close, "rangle"),
        (MathTokenKind.Bar, "vert lvert rvert mid"),
        (MathTokenKind.Word, "angle triangle measuredangle odot"),
        (MathTokenKind.Relation, "approx leq le leqslant geq ge geqslant lt gt neq ne in"),
        (MathTokenKind.Union, "cup bigcup"),
        (MathTokenKind.Intersection, "cap bigcap"),
        (MathTokenKind.Difference, "setminus backslash"),
        (MathTokenKind.And, "land wedge"),
        (MathTokenKind.Comma, "lor vee"),
        (MathTokenKind.Colon, "colon"),
        (MathTokenKind.Arrow, "Rightarrow rightarrow implies Longrightarrow longrightarrow to iff Leftrightarrow"),
        (MathTokenKind.OpenFloor, "lfloor"),
        (MathTokenKind.CloseFloor, "rfloor"),
        (MathTokenKind.OpenCeiling, "lceil"),
        (MathTokenKind.CloseCeiling, "rceil"),
        (MathTokenKind.Line, "\\ newline cr"),
        (MathTokenKind.Function, FunctionNames),
        (MathTokenKind.ManyFunction, ManyFunctionNames),
        (MathTokenKind.Determinant, "det"),
        (MathTokenKind.Symbol, SymbolNames)
    );

    /// <summary>Words that mean the same in prose as a sign does in a formula.</summary>
    public static readonly FrozenDictionary<string, MathTokenKind> Words = Table(
        (MathTokenKind.Plus, "plus"),
        (MathTokenKind.Minus, "minus"),
        (MathTokenKind.Times, "times"),
        (MathTokenKind.Relation, "equals gives makes is"),
        (MathTokenKind.Percent, "percent percentage pct"),
        (MathTokenKind.Degree, "degrees degree deg"),
        (MathTokenKind.Comma, "or"),
        (MathTokenKind.And, "and"),
        (MathTokenKind.Root, "sqrt"),
        (MathTokenKind.Function, FunctionNames + " abs floor ceil asin acos atan"),
        (MathTokenKind.ManyFunction, ManyFunctionNames + " GCD LCM"),
        (MathTokenKind.Symbol, "pi infinity inf theta alpha beta gamma")
    );

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
        [';'] = MathTokenKind.Comma,
        ['='] = MathTokenKind.Relation,
        ['<'] = MathTokenKind.Relation,
        ['>'] = MathTokenKind.Relation,
        ['≤'] = MathTokenKind.Relation,
        ['≥'] = MathTokenKind.Relation,
        ['≠'] = MathTokenKind.Relation,
        ['≈'] = MathTokenKind.Relation,
        ['∈'] = MathTokenKind.Relation,
        ['∪'] = MathTokenKind.Union,
        ['∩'] = MathTokenKind.Intersection,
        ['∖'] = MathTokenKind.Difference,
        ['∧'] = MathTokenKind.And,
        ['∨'] = MathTokenKind.Comma,
        ['⇒'] = MathTokenKind.Arrow,
        ['→'] = MathTokenKind.Arrow,
        ['⌊'] = MathTokenKind.OpenFloor,
        ['⌋'] = MathTokenKind.CloseFloor,
        ['⌈'] = MathTokenKind.OpenCeiling,
        ['⌉'] = MathTokenKind.CloseCeiling,
        ['∓'] = MathTokenKind.PlusMinus,
        ['∅'] = MathTokenKind.Symbol,
        ['∠'] = MathTokenKind.Word,
        [':'] = MathTokenKind.Colon,
        ['√'] = MathTokenKind.Root,
        ['π'] = MathTokenKind.Symbol,
        ['θ'] = MathTokenKind.Symbol,
        ['∞'] = MathTokenKind.Symbol,
        ['\n'] = MathTokenKind.Line,
    }.ToFrozenDictionary();

    /// <summary>Commands that only set type: they stand for nothing.</summary>
    public static readonly FrozenSet<string> Spacing = Split(
            "left right big Big bigl bigr Bigl Bigr biggl biggr Biggl Biggr middle displaystyle textstyle scriptstyle "
                + ", ! ; : > quad qquad ( ) [ ] $ # & boxed fbox limits nolimits rm bf it "
                + "underline ensuremath mathstrut Large large LARGE huge Huge small normalsize footnotesize tiny"
        )
        .ToFrozenSet();

    /// <summary>Commands whose braces hold words.</summary>
    public static readonly FrozenSet<string> TextCommands = Split(
            "text mbox textbf textit textrm textnormal textsf textup hbox mathrm mathbf mathit mathsf mathnormal "
                + "operatorname boldsymbol bm vec hat"
        )
        .ToFrozenSet();

    /// <summary>Those of them that also set a single letter: a variable then, unless a number stands before.</summary>
    public static readonly FrozenSet<string> LetterCommands = Split("mathrm mathbf mathit mathsf mathnormal boldsymbol bm vec hat")
        .ToFrozenSet();

    /// <summary>Commands whose braces hold nothing that is said: colours, spaces, labels.</summary>
    public static readonly FrozenSet<string> Unsaid = Split("color textcolor hspace vspace phantom hphantom vphantom tag label")
        .ToFrozenSet();

    /// <summary>Words of three letters at most, which are no products of variables.</summary>
    public static readonly FrozenSet<string> ShortWords = Split("yes no odd one two six ten all not the for per day cat dog boy red")
        .ToFrozenSet();

    private const string FunctionNames =
        "sin cos tan cot sec csc arcsin arccos arctan arccot arcsec arccsc sinh cosh tanh coth sech csch arcsinh "
        + "arccosh arctanh arsinh arcosh artanh ln log lg exp cis";

    private const string ManyFunctionNames = "gcd lcm max min";

    private const string SymbolNames =
        "pi infty alpha beta gamma delta epsilon varepsilon theta lambda mu nu rho sigma tau phi varphi psi chi xi "
        + "zeta eta kappa omega Delta Omega Gamma Sigma Phi Theta Lambda ell emptyset varnothing dots ldots cdots dotsc dotsb";

    private static FrozenDictionary<string, MathTokenKind> Table(params (MathTokenKind Kind, string Names)[] rows) =>
        rows.SelectMany(row => Split(row.Names).Select(name => KeyValuePair.Create(name, row.Kind)))
            .ToFrozenDictionary(StringComparer.Ordinal);

    private static string[] Split(string names) => names.Split(' ');
}
