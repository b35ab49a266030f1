using Superpower.Model;
using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Parsing;

/// <summary>
/// Cuts mathematical text, prose and LaTeX alike, into tokens. Every text has a token list: what belongs to no formula becomes
/// <see cref="MathTokenKind.Break"/>. Dollar signs are skipped, whether they mean money or mathematics. One pass, linear in the text.
/// </summary>
internal sealed partial class MathLexer
{
    private readonly string _text;
    private readonly bool _prose;
    private readonly List<Token<MathTokenKind>> _tokens = [];
    private readonly Stack<Brace> _bracesOfText = new();
    private int _at;
    private int _depth;
    private int _matrices;
    private bool _isBold;
    private bool _closesExponent;

    private MathLexer(string text, bool prose)
    {
        _text = text;
        _prose = prose;
    }

    /// <param name="text">Any text.</param>
    /// <param name="prose">True for running text, where letters make words; false for a formula or an answer, where <c>ab</c> is a
    /// product.</param>
    public static Token<MathTokenKind>[] Tokens(string text, bool prose)
    {
        var lexer = new MathLexer(text, prose);
        while (lexer._at < text.Length)
        {
            lexer.Step();
        }

        return [.. lexer._tokens];
    }

    private bool InText => _bracesOfText.TryPeek(out var brace) && brace == Brace.Text;

    private MathTokenKind? Last => _tokens.Count > 0 ? _tokens[^1].Kind : null;

    private void Step()
    {
        var current = _text[_at];
        var repeating = RepeatingDecimal.Measure(_text, _at);
        var number =
            repeating > 0
                ? repeating
                : NumberText.Measure(
                    _text,
                    _at,
                    _prose ? NumberStyle.Prose
                        : _depth > 0 ? NumberStyle.Item
                        : NumberStyle.Answer
                );
        if (number > 0)
        {
            // 500!500! and 2^{50}50! are products.
            if (Last == MathTokenKind.Factorial || (Last == MathTokenKind.CloseBrace && _closesExponent))
            {
                AddTimes();
            }

            Add(MathTokenKind.Number, char.IsAsciiDigit(current) && AfterFraction() && repeating == 0 ? 1 : number);
        }
        else if (current == '\\')
        {
            Command();
        }
        else if (char.IsLetter(current) && !MathVocabulary.Signs.ContainsKey(current))
        {
            Letters();
        }
        else
        {
            Sign(current);
        }
    }

    // \frac94 is 9/4: a command takes one digit where no brace stands.
    private bool AfterFraction() =>
        Last == MathTokenKind.Fraction || (_tokens.Count > 1 && Last == MathTokenKind.Number && _tokens[^2].Kind == MathTokenKind.Fraction);

    private void Sign(char current)
    {
        if (current == '{')
        {
            _bracesOfText.Push(ClosesExponentOfValue() ? Brace.Exponent : Brace.Group);
        }
        else if (current == '}' && _bracesOfText.TryPop(out var brace))
        {
            _closesExponent = brace == Brace.Exponent;
            if (brace is Brace.Text or Brace.Letter)
            {
                _at++;
                return;
            }
        }

        if (
            _prose
            && NumberText.MeasureRaised(_text, _at) is > 0 and var raised
            && Last is MathTokenKind.Number or MathTokenKind.Close or MathTokenKind.CloseBracket or MathTokenKind.Symbol
        )
        {
            Add(MathTokenKind.Caret, 0);
            Add(MathTokenKind.Number, raised);
            return;
        }

        // 12 : 4 = 3
        if (
            _prose
            && current == ':'
            && IsBetweenSpaces()
            && Last is MathTokenKind.Number or MathTokenKind.Close or MathTokenKind.CloseBrace
        )
        {
            Add(MathTokenKind.Divide, 1);
            return;
        }

        if (current == '&' && _matrices > 0)
        {
            Add(MathTokenKind.Cell, 1);
            return;
        }

        if (current is '$' or '€' or '£' or '¥' or '₹' or '&' or '~' || (char.IsWhiteSpace(current) && current != '\n'))
        {
            _at++;
            return;
        }

        if (Starts("**"))
        {
            if (IsPower())
            {
                Add(MathTokenKind.Caret, 2);
            }
            else
            {
                _isBold = !_isBold;
                _at += 2;
            }
        }
        else if (Starts("<=") || Starts(">=") || Starts("!=") || Starts("=="))
        {
            Add(MathTokenKind.Relation, 2);
        }
        else if (!_prose && (Starts("...") || current == '…'))
        {
            Dots(current == '…' ? 1 : 3);
        }
        else if (DegreeMark() is > 0 and var length)
        {
            Add(MathTokenKind.Degree, length);
        }
        else if (_prose && current == '(' && _at > 0 && _text[_at - 1] == ' ' && Last is MathTokenKind.Number or MathTokenKind.Word)
        {
            // A remark in brackets, no factor.
            Add(MathTokenKind.Break, 0);
            Add(MathTokenKind.Open, 1);
        }
        else if (
            current == '!'
            && Last
                is not (
                    MathTokenKind.Number
                    or MathTokenKind.Symbol
                    or MathTokenKind.Close
                    or MathTokenKind.CloseBrace
                    or MathTokenKind.Factorial
                )
        )
        {
            Add(MathTokenKind.Break, 1);
        }
        else
        {
            Add(InContext(MathVocabulary.Signs.GetValueOrDefault(current, MathTokenKind.Break)), 1);
        }
    }

    /// <summary>Python's power between operands, with spaces on both sides or on none; Markdown's bold elsewhere.</summary>
    private bool IsPower()
    {
        if (_isBold || _at == 0)
        {
            return false;
        }

        var (before, after) = (_at - 1, _at + 2);
        if (_text[before] == ' ' && after < _text.Length && _text[after] == ' ' && before > 0)
        {
            (before, after) = (before - 1, after + 1);
        }

        return after < _text.Length
            && (char.IsLetterOrDigit(_text[before]) || _text[before] is ')' or ']' or '}' or '!')
            && (char.IsLetterOrDigit(_text[after]) || _text[after] is '(' or '{' or '[' or '-' or '+' or '\\' or '.' or '√');
    }

    private int DegreeMark() =>
        Starts(@"^\circ") ? 6
        : Starts(@"^{\circ}") ? 8
        : Last != MathTokenKind.Number ? 0
        : Starts("^{o}") ? 4
        : Starts("^o") && !(_at + 2 < _text.Length && char.IsLetter(_text[_at + 2])) ? 2
        : 0;

    // Behind a decimal they only say that it goes on.
    private void Dots(int length)
    {
        if (
            Last == MathTokenKind.Number
            && _tokens[^1].Span.Position.Absolute + _tokens[^1].Span.Length == _at
            && _tokens[^1].ToStringValue().Contains('.', StringComparison.Ordinal)
        )
        {
            _at += length;
        }
        else
        {
            Add(MathTokenKind.Symbol, length);
        }
    }

    private bool Starts(string sign) => string.CompareOrdinal(_text, _at, sign, 0, sign.Length) == 0;

    // Not that of a sum or a function, behind which its operand begins.
    private bool ClosesExponentOfValue() =>
        Last == MathTokenKind.Caret
        && _tokens.Count > 1
        && _tokens[^2].Kind is MathTokenKind.Number or MathTokenKind.Symbol or MathTokenKind.Close;

    private bool IsBetweenSpaces() =>
        _at > 0
        && _text[_at - 1] == ' '
        && _at + 2 < _text.Length
        && _text[_at + 1] == ' '
        && (char.IsAsciiDigit(_text[_at + 2]) || _text[_at + 2] is '(' or '\\');

    private void AddTimes() => _tokens.Add(new Token<MathTokenKind>(MathTokenKind.Times, new TextSpan(_text, new Position(_at, 1, 1), 0)));

    private int SkipSpaces(int at)
    {
        while (at < _text.Length && _text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private void Add(MathTokenKind kind, int length)
    {
        _tokens.Add(new Token<MathTokenKind>(kind, new TextSpan(_text, new Position(_at, 1, 1), length)));
        _at += length;
        _depth += kind switch
        {
            MathTokenKind.Open or MathTokenKind.OpenBracket or MathTokenKind.OpenSet => 1,
            MathTokenKind.Close or MathTokenKind.CloseBracket or MathTokenKind.CloseSet when _depth > 0 => -1,
            _ => 0,
        };
    }

    /// <summary>What a brace holds.</summary>
    private enum Brace
    {
        Group,
        Text,
        Letter,
        Exponent,
    }
}
