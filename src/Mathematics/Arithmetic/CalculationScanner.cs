using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Superpower;
using Superpower.Model;
using Verify.Mathematics.Expressions;
using Verify.Mathematics.Parsing;
using Kind = Verify.Mathematics.Parsing.MathTokenKind;
using MathToken = Superpower.Model.Token<Verify.Mathematics.Parsing.MathTokenKind>;

namespace Verify.Mathematics.Arithmetic;

/// <summary>
/// Finds the chains of equal sides (<c>3 + 4 = 7 - 2 = 5</c>) that a text states. One pass; each token is parsed once, save behind stray
/// brackets.
/// </summary>
internal sealed partial class CalculationScanner
{
    private static readonly FrozenSet<string> EqualSigns = new[]
    {
        "=",
        "==",
        "≈",
        "\\approx",
        "equals",
        "gives",
        "makes",
        "is",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Hedges = new[]
    {
        "about",
        "approximately",
        "roughly",
        "around",
        "nearly",
        "almost",
        "equal",
        "to",
        "just",
        "only",
        "exactly",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Words before a number that change it.
    private static readonly FrozenSet<string> Modifiers = new[]
    {
        "of",
        "half",
        "twice",
        "thrice",
        "double",
        "triple",
        "quarter",
        "third",
        "choose",
        "mod",
        "modulo",
        "root",
        "square",
        "cube",
        "than",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Enough for any solution; what a hostile text holds beyond is not judged.
    private const int MaxFormulas = 300;

    private const int MostWordsBetween = 3;

    private readonly string _text;
    private readonly MathToken[] _tokens;
    private readonly bool[] _leadsToSign;
    private TokenList<Kind> _rest;
    private int _parsed;

    public CalculationScanner(string text)
    {
        _text = text;
        _tokens = Brackets.Bound(MathLexer.Tokens(text, prose: true));
        _leadsToSign = FindLeads(this);
        _rest = new TokenList<Kind>(_tokens);
    }

    public IEnumerable<IReadOnlyList<Side>> Chains()
    {
        while (!_rest.IsAtEnd)
        {
            if (!_leadsToSign[_rest.Position] || !CanStart(_rest.Position) || ParseFirst() is not { } first)
            {
                Skip(1);
                continue;
            }

            var chain = new List<Side> { first };
            while (TakeEqualSign(out var inWords) && Parse(tainted: false, inWords) is { } next)
            {
                chain.Add(next);
            }

            if (chain.Count > 1)
            {
                yield return chain;
            }
        }
    }

    private Side? ParseFirst()
    {
        var start = _rest.Position;
        if (Multiplier.Before(_tokens, start) is not { } multiplier)
        {
            return Parse(Tainted(start), inWords: false);
        }

        // Of a longer formula it would not be said how far "half of" reaches.
        return Parse(tainted: false, inWords: false) is { } side
            ? side with
            {
                Start = multiplier.Start,
                Formula = side.Plain is null ? null : new Product([new(new Number(multiplier.Factor, null)), new(side.Formula!)]),
            }
            : null;
    }

    private Side? Parse(bool tainted, bool inWords)
    {
        if (++_parsed > MaxFormulas)
        {
            return null;
        }

        var start = _rest.Position;
        var result = ExpressionGrammar.Formula.TryParse(_rest);
        if (!result.HasValue)
        {
            return null;
        }

        _rest = result.Remainder;
        var last = _tokens[_rest.Position - 1].Span;
        var end = last.Position.Absolute + last.Length;
        return new Side(
            At(start),
            end,
            inWords,
            tainted || GoesOnStrangely(end) ? null : result.Value,
            Otherwise(start, end, result.Value)
        );
    }

    private Expression? Otherwise(int start, int end, Expression formula) =>
        start == 1 && KindAt(0) == Kind.Minus && IsBullet(0) ? WithMinus(formula)
        : formula is Call { Function: "!", Operand: Number number } && (end == _text.Length || char.IsWhiteSpace(_text[end])) ? number
        : null;

    private static Expression WithMinus(Expression formula) =>
        formula is Sum sum ? new Sum([new Negation(sum.Terms[0]), .. sum.Terms.Skip(1)]) : new Negation(formula);

    private bool TakeEqualSign(out bool inWords)
    {
        // A formula may go on in the next line if that begins with the sign.
        var next = _rest.Position;
        while (KindAt(next) == Kind.Line)
        {
            next++;
        }

        inWords = IsEqualSign(next) && char.IsLetter(_text[At(next)]);
        if (!IsEqualSign(next))
        {
            return false;
        }

        next++;
        while (KindAt(next) == Kind.Word && Hedges.Contains(_tokens[next].ToStringValue()))
        {
            next++;
        }

        Skip(next - _rest.Position);
        return true;
    }

    // Most numbers of a text stand in no equation and need not be parsed.
    private static bool[] FindLeads(CalculationScanner scanner)
    {
        var leads = new bool[scanner._tokens.Length];
        var leadsOn = false;
        for (var i = leads.Length - 1; i >= 0; i--)
        {
            leadsOn = scanner.KindAt(i) switch
            {
                Kind.Relation => scanner.IsEqualSign(i),
                Kind.Break or Kind.Comma => false,
                Kind.Line => leadsOn && scanner.KindAt(i + 1) is Kind.Relation or Kind.Line,
                _ => leadsOn,
            };
            leads[i] = leadsOn;
        }

        return leads;
    }

    private bool IsEqualSign(int index) => KindAt(index) == Kind.Relation && EqualSigns.Contains(_tokens[index].ToStringValue());

    private bool CanStart(int index) =>
        KindAt(index) switch
        {
            Kind.Number
            or Kind.Fraction
            or Kind.Root
            or Kind.Open
            or Kind.OpenBracket
            or Kind.OpenBrace
            or Kind.Symbol
            or Kind.Function
            or Kind.Bar => true,
            Kind.Minus => KindAt(index + 1) is Kind.Number or Kind.Open or Kind.Fraction && At(index) + 1 == At(index + 1),
            _ => false,
        };

    private bool Tainted(int index)
    {
        if (index == 0)
        {
            return false;
        }

        var before = _tokens[index - 1];
        var gap = At(index) - before.Span.Position.Absolute - before.Span.Length;
        return before.Kind switch
        {
            Kind.Plus or Kind.Minus or Kind.Times => !IsBullet(index - 1),
            Kind.Divide or Kind.Caret or Kind.Underscore or Kind.PlusMinus or Kind.Function or Kind.Root or Kind.Fraction or Kind.Bar =>
                true,
            Kind.Symbol or Kind.Close or Kind.CloseBracket or Kind.Percent or Kind.Factorial => gap == 0 || KindAt(index) == Kind.Minus,
            Kind.Number => true,
            Kind.Word when gap == 0 && KindAt(index) == Kind.Open => true,
            Kind.Word => Modifiers.Contains(before.ToStringValue()) || KindAt(index) == Kind.Minus || GoesOn(index),
            Kind.Break when before.Span.Length == 0 => KindAt(index - 2) == Kind.Number,
            Kind.Break when before.ToStringValue() == "and" => IsOperandBefore(index - 2),
            Kind.Break => gap == 0 && before.Span.Length > 0 && _text[before.Span.Position.Absolute] is ':' or '.' or '#' or '\\',
            _ => false,
        };
    }

    // "the sum of 3 and 4 times 2"
    private bool IsOperandBefore(int index) =>
        KindAt(index) == Kind.Number && KindAt(index - 1) == Kind.Word && _tokens[index - 1].ToStringValue() is "of" or "between";

    // "25 boys + his 1 teacher"
    private bool GoesOn(int index)
    {
        var at = index - 1;
        while (KindAt(at) == Kind.Word && index - at <= MostWordsBetween)
        {
            at--;
        }

        return KindAt(at) is Kind.Plus or Kind.Minus or Kind.Times or Kind.Divide && !IsBullet(at);
    }

    // "- 3 + 4 = 7" in a list.
    private bool IsBullet(int index) => (index == 0 || KindAt(index - 1) == Kind.Line) && At(index + 1) > At(index) + 1;

    // 5:30 and 2 (mod 3) are no 5 and no 2.
    private bool GoesOnStrangely(int end)
    {
        var rest = _text.AsSpan(end);
        return (rest.Length > 1 && rest[0] is ':' && char.IsAsciiDigit(rest[1]))
            || rest.StartsWith("_")
            || rest.StartsWith("^")
            || Remainder().IsMatch(rest[..Math.Min(rest.Length, 24)])
            || rest[..Math.Min(rest.Length, 12)].TrimStart(" ({").StartsWith("mod", StringComparison.Ordinal)
            || rest[..Math.Min(rest.Length, 12)].TrimStart(" ({").StartsWith("\\pmod", StringComparison.Ordinal);
    }

    // 3 R 1
    [GeneratedRegex(@"^,?\s?(?:R\.?|r|rem|remainder|with (?:a )?remainder)\s?(?:of )?[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Remainder();

    private Kind? KindAt(int index) => index >= 0 && index < _tokens.Length ? _tokens[index].Kind : null;

    private int At(int index) => _tokens[index].Span.Position.Absolute;

    private void Skip(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _rest = _rest.ConsumeToken().Remainder;
        }
    }
}
