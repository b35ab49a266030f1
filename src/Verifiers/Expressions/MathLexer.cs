using Superpower.Model;

namespace Verify.Verifiers.Expressions;

/// <summary>
/// Cuts mathematical text, prose and LaTeX alike, into tokens. Every text has a token list: what belongs to no formula becomes
/// <see cref="MathTokenKind.Break"/>. Dollar signs are skipped, whether they mean money or mathematics. One pass, linear in the text.
/// </summary>
internal sealed class MathLexer
{
    private readonly string _text;
    private readonly bool _prose;
    private readonly List<Token<MathTokenKind>> _tokens = [];
    private readonly Stack<bool> _bracesOfText = new();
    private int _at;
    private int _depth;
    private int _matrices;

    private MathLexer(string text, bool prose)
    {
        _text = text;
        _prose = prose;
    }

    /// <param name="text">Any text.</param>
    /// <param name="prose">True for running text, where letters make words; false for a formula or an answer, where <c>ab</c> is a product.</param>
    public static Token<MathTokenKind>[] Tokens(string text, bool prose)
    {
        var lexer = new MathLexer(text, prose);
        while (lexer._at < text.Length)
        {
            lexer.Step();
        }

        return [.. lexer._tokens];
    }

    private bool InText => _bracesOfText.Count > 0 && _bracesOfText.Peek();

    private MathTokenKind? Last => _tokens.Count > 0 ? _tokens[^1].Kind : null;

    private void Step()
    {
        var current = _text[_at];
        var number = NumberText.Measure(_text, _at, _prose ? NumberStyle.Prose : _depth > 0 ? NumberStyle.Item : NumberStyle.Answer);
        if (number > 0)
        {
            Add(MathTokenKind.Number, char.IsAsciiDigit(current) && AfterFraction() ? 1 : number);
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
    private bool AfterFraction()
        => Last == MathTokenKind.Fraction || (_tokens.Count > 1 && Last == MathTokenKind.Number && _tokens[^2].Kind == MathTokenKind.Fraction);

    private void Command()
    {
        var length = 2;
        if (_at + 1 < _text.Length && char.IsAsciiLetter(_text[_at + 1]))
        {
            while (_at + length < _text.Length && char.IsAsciiLetter(_text[_at + length]))
            {
                length++;
            }
        }

        var name = _text[(_at + 1)..Math.Min(_at + length, _text.Length)];
        if (name == "\\" && !_prose && IsEscapedTwice())
        {
            _at++;
            return;
        }

        if (MathVocabulary.TextCommands.Contains(name))
        {
            _at = SkipSpaces(_at + length);
            if (_at < _text.Length && _text[_at] == '{')
            {
                _bracesOfText.Push(true);
                _at++;
            }
        }
        else if (name is "begin" or "end")
        {
            Environment(name == "begin", length);
        }
        else if (MathVocabulary.Spacing.Contains(name) || string.IsNullOrWhiteSpace(name))
        {
            _at += length;
        }
        else
        {
            Add(MathVocabulary.Commands.GetValueOrDefault(name, MathTokenKind.Break), Math.Min(length, _text.Length - _at));
        }
    }

    // "\\le" is "\le" that went through JSON twice.
    private bool IsEscapedTwice()
    {
        var end = _at + 2;
        while (end < _text.Length && char.IsAsciiLetter(_text[end]))
        {
            end++;
        }

        var name = _text[(_at + 2)..end];
        return MathVocabulary.Commands.ContainsKey(name) || MathVocabulary.TextCommands.Contains(name);
    }

    /// <summary>A matrix is one bracket; other environments only arrange what they hold.</summary>
    private void Environment(bool begins, int length)
    {
        var close = _text.IndexOf('}', _at + length);
        if (_at + length >= _text.Length || _text[_at + length] != '{' || close < 0)
        {
            Add(MathTokenKind.Break, length);
            return;
        }

        var isMatrix = _text.AsSpan((_at + length + 1)..close).EndsWith("matrix");
        _matrices += isMatrix ? begins ? 1 : -1 : 0;
        if (isMatrix)
        {
            Add(begins ? MathTokenKind.OpenMatrix : MathTokenKind.CloseMatrix, close + 1 - _at);
        }
        else
        {
            _at = close + 1;
        }
    }

    private void Letters()
    {
        var end = _at + 1;
        while (end < _text.Length && (char.IsLetter(_text[end]) || (IsJoint(_text[end]) && InsideWord(end))))
        {
            end++;
        }

        var word = _text[_at..end];
        if (word is "x" or "X" && IsTimesSign(end))
        {
            Add(MathTokenKind.Times, 1);
        }
        else if (MathVocabulary.Words.TryGetValue(word, out var kind))
        {
            Add(InContext(kind), word.Length);
        }
        else if (_prose && word == "of")
        {
            Add(Last is MathTokenKind.Percent || IsFractionBefore() ? MathTokenKind.Times : MathTokenKind.Word, word.Length);
        }
        else if (InText || !IsProductOfLetters(word))
        {
            Add(MathTokenKind.Word, word.Length);
        }
        else
        {
            Add(MathTokenKind.Symbol, 1);
        }
    }

    /// <summary>"And" parts answers, and sentences; "is" states an equation only in a sentence.</summary>
    private MathTokenKind InContext(MathTokenKind word) => (word, _prose) switch
    {
        (MathTokenKind.Comma, true) => MathTokenKind.Break,
        (MathTokenKind.Relation, false) => MathTokenKind.Word,
        _ => word,
    };

    private bool IsProductOfLetters(string word)
    {
        const int LongestProduct = 3;
        return word.Length == 1
            ? !(_prose && word is "a" or "A" or "I" && !NextTo(_at))
            : !_prose && word.Length <= LongestProduct && word.All(char.IsAsciiLetterLower) && !Units.IsUnit(word);
    }

    // "a" beside a sign or digit is a variable, between spaces an article.
    private bool NextTo(int at)
        => (at > 0 && !char.IsWhiteSpace(_text[at - 1])) || (at + 1 < _text.Length && !char.IsWhiteSpace(_text[at + 1]));

    private bool IsTimesSign(int end)
    {
        if (Last is not (MathTokenKind.Number or MathTokenKind.Close or MathTokenKind.Word or MathTokenKind.Percent or MathTokenKind.CloseBrace))
        {
            return false;
        }

        var next = SkipSpaces(end);
        var spaced = _at > 0 && _text[_at - 1] == ' ' && next > end;
        return next < _text.Length && (spaced ? char.IsAsciiDigit(_text[next]) || _text[next] is '$' or '(' or '.' or '\\' : char.IsAsciiDigit(_text[next]) && next == end);
    }

    private bool IsFractionBefore()
        => _tokens.Count > 1 && _tokens[^1].Kind is MathTokenKind.Number or MathTokenKind.CloseBrace
            && _tokens[^2].Kind is MathTokenKind.Divide or MathTokenKind.Number;

    private static bool IsJoint(char character) => character is '-' or '/' or '\'' or '\u2019';

    // "inches/foot" and "8-inch" are words: the sign stands between letters.
    private bool InsideWord(int at) => (_prose || InText) && at + 1 < _text.Length && char.IsLetter(_text[at + 1]) && char.IsLetter(_text[at - 1]);

    private void Sign(char current)
    {
        if (current == '{')
        {
            _bracesOfText.Push(false);
        }
        else if (current == '}' && _bracesOfText.TryPop(out var wasText) && wasText)
        {
            _at++;
            return;
        }

        if (current == '&' && _matrices > 0)
        {
            Add(MathTokenKind.Cell, 1);
            return;
        }

        if (current is '$' or '€' or '£' or '&' or '~' || (char.IsWhiteSpace(current) && current != '\n'))
        {
            _at++;
            return;
        }

        if (Starts("**"))
        {
            // Python's power between operands, Markdown's bold elsewhere.
            var isPower = _at > 0 && char.IsAsciiLetterOrDigit(_text[_at - 1]) && _at + 2 < _text.Length && char.IsAsciiDigit(_text[_at + 2]);
            if (isPower)
            {
                Add(MathTokenKind.Caret, 2);
            }
            else
            {
                _at += 2;
            }
        }
        else if (Starts("<=") || Starts(">=") || Starts("!=") || Starts("=="))
        {
            Add(MathTokenKind.Relation, 2);
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
        else if (current == '!' && Last is not (MathTokenKind.Number or MathTokenKind.Symbol or MathTokenKind.Close))
        {
            Add(MathTokenKind.Break, 1);
        }
        else
        {
            Add(MathVocabulary.Signs.GetValueOrDefault(current, MathTokenKind.Break), 1);
        }
    }

    private int DegreeMark() => Starts(@"^\circ") ? 6 : Starts(@"^{\circ}") ? 8 : 0;

    private bool Starts(string sign) => string.CompareOrdinal(_text, _at, sign, 0, sign.Length) == 0;

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
}
