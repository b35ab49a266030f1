using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Canonical;
using ExpressionParser = Superpower.TokenListParser<Verify.Mathematics.Parsing.MathTokenKind, Verify.Mathematics.Expressions.Expression>;

namespace Verify.Mathematics.Parsing;

/// <summary>
/// The grammar of formulas, one token of look-ahead everywhere but behind an operator (a dash may belong to the prose). Only brackets
/// recurse,
/// and <see cref="Brackets"/> bounds their depth beforehand, so no text can exhaust the stack.
/// </summary>
internal static class ExpressionGrammar
{
    // Marks and exponents nest their operand, as brackets do.
    private const int MaxMarks = 8;

    private const int SubscriptEffort = 500;

    private static readonly ExpressionParser Inner = Superpower.Parse.Ref(() => Formula!);

    private static readonly ExpressionParser InnerTerm = Superpower.Parse.Ref(() => Term!);

    private static readonly ExpressionParser Number = Token
        .EqualTo(MathTokenKind.Number)
        .Select(token =>
            (Expression?)NumberText.Read(token.ToStringValue())
            ?? NumberText.ReadLarge(token.ToStringValue())
            ?? new Symbol(token.ToStringValue())
        );

    private static readonly ExpressionParser Braced =
        from open in Token.EqualTo(MathTokenKind.OpenBrace)
        from upper in Inner
        from sign in Token.EqualTo(MathTokenKind.Over).Or(Token.EqualTo(MathTokenKind.Choose)).OptionalOrDefault()
        from lower in sign.HasValue ? Inner.AsNullable() : Superpower.Parse.Return<MathTokenKind, Expression?>(null)
        from close in Token.EqualTo(MathTokenKind.CloseBrace)
        select lower is null ? upper
        : sign.Kind == MathTokenKind.Over ? new Quotient(upper, lower)
        : (Expression)new Call("binom", upper, lower);

    private static readonly ExpressionParser Parenthesized = Group(MathTokenKind.Open, MathTokenKind.Close);

    private static readonly ExpressionParser Grouped = Parenthesized
        .Or(Group(MathTokenKind.OpenBracket, MathTokenKind.CloseBracket))
        .Or(Braced)
        .Or(Group(MathTokenKind.OpenFloor, MathTokenKind.CloseFloor).Select(inner => (Expression)new Call("floor", inner)))
        .Or(Group(MathTokenKind.OpenCeiling, MathTokenKind.CloseCeiling).Select(inner => (Expression)new Call("ceil", inner)));

    private static readonly ExpressionParser Letter = Token
        .EqualTo(MathTokenKind.Symbol)
        .Select(token => (Expression)new Symbol(SymbolName(token)));

    private static readonly ExpressionParser Argument = Braced.Or(Number).Or(Letter).Or(Parenthesized);

    private static readonly ExpressionParser Subscript = Token.EqualTo(MathTokenKind.Underscore).IgnoreThen(Argument);

    private static readonly ExpressionParser Based =
        from number in Number
        from subscript in Subscript.AsNullable().OptionalOrDefault()
        select subscript is null ? number : new Call("base", number, InWords(subscript) ?? subscript);

    private static readonly ExpressionParser Variable =
        from letter in Letter
        from subscript in Subscript.AsNullable().OptionalOrDefault()
        select subscript is null ? letter : new Symbol($"{((Symbol)letter).Name}_{SubscriptName(subscript)}");

    private static readonly ExpressionParser Words = Token
        .EqualTo(MathTokenKind.Word)
        .AtLeastOnce()
        .Select(words => (Expression)new Symbol(string.Join(' ', words.Select(word => word.ToStringValue()))));

    /// <summary>Words, and what they are raised to.</summary>
    private static readonly TokenListParser<MathTokenKind, string> UnitFactor =
        from words in Words
        from exponent in Superpower.Parse.Ref(() => Exponents!).Try().AsNullable().OptionalOrDefault()
        select exponent switch
        {
            Number { Value.IsInteger: true } power => $"{((Symbol)words).Name}^{power.Value}",
            // Of "kg s" it is the last word that is raised.
            Negation { Operand: Number { Value.IsInteger: true } power }
                when ((Symbol)words).Name is var name && name.LastIndexOf(' ') + 1 is var last =>
                $"{name[..last]}/{name[last..]}^{power.Value}",
            _ => ((Symbol)words).Name,
        };

    /// <summary>
    /// What multiplies or divides a unit before it: only another unit does, any other word is a name that stands for a number.
    /// </summary>
    private static readonly TokenListParser<MathTokenKind, string> NextUnit = (
        from sign in Token.EqualTo(MathTokenKind.Times).Or(Token.EqualTo(MathTokenKind.Divide))
        from unit in UnitFactor.Where(Units.IsProduct)
        select sign.Kind == MathTokenKind.Divide ? "/" + unit : unit
    ).Try();

    private static readonly ExpressionParser Fraction =
        from command in Token.EqualTo(MathTokenKind.Fraction).Or(Token.EqualTo(MathTokenKind.Binomial))
        from upper in Argument
        from lower in Argument
        select command.Kind == MathTokenKind.Fraction ? new Quotient(upper, lower) : (Expression)new Call("binom", upper, lower);

    private static readonly ExpressionParser Root =
        from command in Token.EqualTo(MathTokenKind.Root)
        from degree in Group(MathTokenKind.OpenBracket, MathTokenKind.CloseBracket).AsNullable().OptionalOrDefault()
        from operand in Argument
        select (Expression)new Call("sqrt", operand, degree);

    private static readonly ExpressionParser Absolute =
        from open in Token.EqualTo(MathTokenKind.Bar)
        from operand in Inner
        from close in Token.EqualTo(MathTokenKind.Bar)
        select (Expression)new Call("abs", operand);

    private static readonly ExpressionParser Exponents =
        from caret in Token.EqualTo(MathTokenKind.Caret)
        from signs in Token.EqualTo(MathTokenKind.Minus).Many()
        from exponent in Argument
        select signs.Length % 2 == 0 ? exponent : new Negation(exponent);

    // sin(x)y is a product and sin(x)^2 a square, but sin 2x and sin x^2 go on.
    private static readonly ExpressionParser FunctionOperand = Grouped
        .Or(Absolute)
        .Or(
            Powered(Variable.Or(Fraction).Or(Root).Or(Based).Or(Grouped))
                .AtLeastOnce()
                .Select(factors => factors.Length == 1 ? factors[0] : new Product([.. factors.Select(factor => new Factor(factor))]))
        );

    private static readonly ExpressionParser Function =
        from name in Token.EqualTo(MathTokenKind.Function)
        from parameter in Subscript.AsNullable().OptionalOrDefault()
        from exponent in Exponents.AsNullable().OptionalOrDefault()
        from operand in FunctionOperand
        select FunctionNames.Call(Name(name), operand, parameter, exponent);

    private static readonly ExpressionParser ManyFunction =
        from name in Token.EqualTo(MathTokenKind.ManyFunction)
        from open in Token.EqualTo(MathTokenKind.Open).Or(Token.EqualTo(MathTokenKind.OpenSet))
        from operands in Inner.ManyDelimitedBy(Token.EqualTo(MathTokenKind.Comma))
        from close in Token.EqualTo(MathTokenKind.Close).Or(Token.EqualTo(MathTokenKind.CloseSet))
        select (Expression)new Call(Name(name).ToLowerInvariant(), new Items(operands));

    private static readonly ExpressionParser Repetition =
        from sign in Token.EqualTo(MathTokenKind.Repetition)
        from under in Token.EqualTo(MathTokenKind.Underscore).IgnoreThen(Token.EqualTo(MathTokenKind.OpenBrace))
        from index in Letter
        from equal in Token.EqualTo(MathTokenKind.Relation).Where(relation => relation.ToStringValue() == "=")
        from first in Inner
        from end in Token.EqualTo(MathTokenKind.CloseBrace).IgnoreThen(Token.EqualTo(MathTokenKind.Caret))
        from last in Argument
        from body in InnerTerm
        select (Expression)new Repetition(Name(sign) == "prod", ((Symbol)index).Name, first, last, body);

    /// <summary>What may stand behind another factor without a sign between them.</summary>
    private static readonly TokenListParser<MathTokenKind, Factor> Juxtaposed = WithUnit(
            Powered(Variable.Or(Function).Or(ManyFunction).Or(Fraction).Or(Root).Or(Braced))
        )
        .Or(Repetition)
        .Select(factor => new Factor(factor, Beside: true))
        .Or(WithUnit(Powered(Grouped.Or(Absolute))).Select(factor => new Factor(factor)));

    private static readonly ExpressionParser Operand = WithUnit(
            Powered(Based.Or(Variable).Or(Function).Or(ManyFunction).Or(Fraction).Or(Root).Or(Grouped).Or(Absolute))
        )
        .Or(Repetition)
        .Or(Words);

    private static readonly ExpressionParser Signed =
        from signs in Token.EqualTo(MathTokenKind.Minus).Or(Token.EqualTo(MathTokenKind.Plus)).Many()
        from operand in Operand
        select signs.Count(sign => sign.Kind == MathTokenKind.Minus) % 2 == 0 ? operand : new Negation(operand);

    private static readonly TokenListParser<MathTokenKind, Factor> NextFactor = (
        from sign in Token.EqualTo(MathTokenKind.Times).Or(Token.EqualTo(MathTokenKind.Divide))
        from operand in Signed
        select new Factor(operand, sign.Kind == MathTokenKind.Divide)
    )
        .Try()
        .Or(Juxtaposed.Try());

    private static readonly ExpressionParser Term =
        from first in Signed
        from others in NextFactor.Many()
        let product = others.Length == 0 ? first : MixedNumbers.Read([new(first), .. others])
        from modulus in Token.EqualTo(MathTokenKind.Modulo).IgnoreThen(Signed).AsNullable().OptionalOrDefault()
        select modulus is null ? product : new Call("mod", product, modulus);

    private static readonly ExpressionParser NextTerm = (
        from sign in Token.EqualTo(MathTokenKind.Plus).Or(Token.EqualTo(MathTokenKind.Minus)).Or(Token.EqualTo(MathTokenKind.PlusMinus))
        from term in Term
        select Apply(sign, term)
    ).Try();

    /// <summary>The longest formula at the beginning of a token list.</summary>
    public static readonly ExpressionParser Formula =
        from sign in Token.EqualTo(MathTokenKind.PlusMinus).OptionalOrDefault()
        from first in Term
        from others in NextTerm.Many()
        let leading = sign.HasValue ? Apply(sign, first) : first
        select others.Length == 0 ? leading : new Sum([leading, .. others]);

    /// <summary>The formula that a whole text is; null when it is none.</summary>
    public static Expression? Parse(Token<MathTokenKind>[] tokens) =>
        Formula.TryParse(new TokenList<MathTokenKind>(tokens)) is { HasValue: true } result && result.Remainder.IsAtEnd
            ? result.Value
            : null;

    /// <summary>The formula that a text of its own is; null when it is none.</summary>
    public static Expression? Read(string formula) => Parse(Brackets.Bound(MathLexer.Tokens(formula, prose: false)));

    private static ExpressionParser Group(MathTokenKind open, MathTokenKind close) =>
        from begin in Token.EqualTo(open)
        from inner in Inner
        from end in Token.EqualTo(close)
        select inner;

    private static ExpressionParser Powered(ExpressionParser operand) =>
        from value in operand
        from marks in Token
            .EqualTo(MathTokenKind.Factorial)
            .Or(Token.EqualTo(MathTokenKind.Percent))
            .Or(Token.EqualTo(MathTokenKind.Degree))
            .Many()
            .Where(all => all.Length <= MaxMarks)
        from exponents in Exponents.Many().Where(all => all.Length <= MaxMarks)
        let marked = Marked(value, marks)
        select exponents.Length == 0 ? marked : new Power(marked, exponents.Reverse().Aggregate((upper, lower) => new Power(lower, upper)));

    private static ExpressionParser WithUnit(ExpressionParser operand) =>
        from value in operand
        from first in UnitFactor.AsNullable().OptionalOrDefault()
        from others in first is null ? Superpower.Parse.Return<MathTokenKind, string[]>([]) : NextUnit.Many()
        select first is null ? value : new Quantity(value, string.Join(' ', [first, .. others]));

    private static Expression Marked(Expression operand, Token<MathTokenKind>[] marks)
    {
        for (var i = 0; i < marks.Length; i++)
        {
            // 5!! is 5 · 3 · 1, and no factorial of a factorial.
            var isDouble = marks[i].Kind == MathTokenKind.Factorial && i + 1 < marks.Length && marks[i + 1].Kind == MathTokenKind.Factorial;
            operand = marks[i].Kind switch
            {
                MathTokenKind.Factorial => new Call(isDouble ? "!!" : "!", operand),
                MathTokenKind.Percent => new Percent(operand),
                _ => new Degrees(operand),
            };
            i += isDouble ? 1 : 0;
        }

        return operand;
    }

    private static Expression Apply(Token<MathTokenKind> sign, Expression term) =>
        sign.Kind switch
        {
            MathTokenKind.Minus => new Negation(term),
            MathTokenKind.PlusMinus => new PlusMinus(term, sign.ToStringValue() is "\\mp" or "∓"),
            _ => term,
        };

    // 52_{\text{eight}}
    private static Number? InWords(Expression subscript) =>
        subscript is Symbol { Name: var word } && NumberWords.Find(word) is { } value ? new Number(value, null) : null;

    private static string Name(Token<MathTokenKind> token) => token.ToStringValue().TrimStart('\\');

    private static string SymbolName(Token<MathTokenKind> token) =>
        Name(token) switch
        {
            "infinity" or "inf" or "∞" => "infty",
            "π" => "pi",
            "θ" => "theta",
            "varphi" => "phi",
            "varepsilon" => "epsilon",
            "vartheta" => "theta",
            "ell" => "l",
            "varnothing" or "∅" => "emptyset",
            "ldots" or "cdots" or "dotsc" or "dotsb" or "..." or "…" => "dots",
            // A derivative, however large it is set.
            ['d' or 't', 'f', 'r', 'a', 'c', ..] and var name => name[1..].Replace(" ", "", StringComparison.Ordinal),
            var name => name,
        };

    private static string SubscriptName(Expression subscript) =>
        subscript switch
        {
            Number number => number.Value.ToString(),
            Symbol symbol => symbol.Name,
            _ => new CanonicalReader(sign: 1, new Effort(SubscriptEffort)).Read(subscript)?.Key ?? subscript.ToString(),
        };
}
