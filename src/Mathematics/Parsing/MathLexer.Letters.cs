using System.Text.RegularExpressions;
using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Parsing;

/// <content>What letters are: words, variables, or signs spelt out.</content>
internal sealed partial class MathLexer
{
    private const char LastLatinOrGreek = '\u03FF';

    private void Letters()
    {
        var end = _at + 1;
        while (end < _text.Length && (char.IsLetter(_text[end]) || (IsJoint(_text[end]) && InsideWord(end))))
        {
            end++;
        }

        var word = _text[_at..end];
        if (word[0] > LastLatinOrGreek)
        {
            // Of a script whose letters stand for no variables.
            Add(MathTokenKind.Word, word.Length);
            return;
        }

        if (word is "C" or "F" && Last == MathTokenKind.Degree)
        {
            Add(MathTokenKind.Word, 1);
        }
        else if (word is "x" or "X" && IsTimesSign(end))
        {
            Add(MathTokenKind.Times, 1);
        }
        else if (word is "divided" or "multiplied" && string.CompareOrdinal(_text, end, " by", 0, 3) == 0)
        {
            Add(word == "divided" ? MathTokenKind.Divide : MathTokenKind.Times, word.Length + 3);
        }
        else if (!_prose && word == "in" && IsMembership(end))
        {
            Add(MathTokenKind.Relation, word.Length);
        }
        else if (!_prose && word == "U" && Last is MathTokenKind.Close or MathTokenKind.CloseBracket or MathTokenKind.CloseSet)
        {
            Add(MathTokenKind.Union, 1);
        }
        else if (!_prose && word is "f" or "g" or "h" && end < _text.Length && _text[end] == '(' && Composition().IsMatch(_text))
        {
            Add(MathTokenKind.Function, 1);
        }
        else if (MathVocabulary.Words.TryGetValue(word, out var kind) && (!IsWordElsewhere(word, kind) || Opens(end)))
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
            _at += IsAbbreviated(word) ? 1 : 0;
        }
        else
        {
            Add(MathTokenKind.Symbol, 1);
        }
    }

    /// <summary>"And" parts answers, and sentences; "is" states an equation only in a sentence.</summary>
    private MathTokenKind InContext(MathTokenKind word) =>
        (word, _prose) switch
        {
            (MathTokenKind.Comma or MathTokenKind.And or MathTokenKind.Arrow or MathTokenKind.Colon or MathTokenKind.Union, true) =>
                MathTokenKind.Break,
            (MathTokenKind.Relation, false) when _at < _text.Length && char.IsLetter(_text[_at]) => MathTokenKind.Word,
            _ => word,
        };

    // "min" is minutes and "floor" a storey where no bracket follows.
    private static bool IsWordElsewhere(string word, MathTokenKind kind) =>
        (kind == MathTokenKind.ManyFunction && word is not ("gcd" or "lcm")) || word is "abs" or "floor" or "ceil";

    private bool Opens(int end) =>
        SkipSpaces(end) is var next
        && next < _text.Length
        && (
            _text[next] == '('
            || (_text[next] == '\\' && next + 1 < _text.Length && _text[next + 1] == '{')
            || (_text[next] == '}' && InText && next + 1 < _text.Length && _text[next + 1] == '(')
        );

    // "x in [0, 1)"; elsewhere "in" is inches.
    private bool IsMembership(int end) =>
        SkipSpaces(end) is var next && next < _text.Length && _text[next] is '(' or '[' or '{' or '\\' && !InText;

    private bool IsProductOfLetters(string word)
    {
        const int LongestProduct = 3;
        return word.Length == 1
            ? !(_prose && word is "a" or "A" or "I" && !NextTo(_at))
            : !_prose
                && Last != MathTokenKind.Word
                && word.Length <= LongestProduct
                && word.All(char.IsAsciiLetterLower)
                && !(Units.IsUnit(word) && (BehindNumber() || !IsShortUnit(word)))
                && !MathVocabulary.ShortWords.Contains(word);
    }

    // mg is a weight, 5 mg are milligrams.
    private static bool IsShortUnit(string word) => word.Length == 2 && word != "in";

    private bool BehindNumber() =>
        Last is MathTokenKind.Number or MathTokenKind.CloseBrace or MathTokenKind.Close or MathTokenKind.Word or MathTokenKind.Divide;

    // "sq. cm", "5 ft."
    private bool IsAbbreviated(string word) =>
        !_prose && _at < _text.Length && _text[_at] == '.' && (word is "sq" or "cu" || Units.IsUnit(word));

    // "a" beside a sign or digit is a variable, between spaces an article.
    private bool NextTo(int at) =>
        (at > 0 && !char.IsWhiteSpace(_text[at - 1])) || (at + 1 < _text.Length && !char.IsWhiteSpace(_text[at + 1]));

    private bool IsTimesSign(int end)
    {
        if (
            Last
            is not (MathTokenKind.Number or MathTokenKind.Close or MathTokenKind.Word or MathTokenKind.Percent or MathTokenKind.CloseBrace)
        )
        {
            return false;
        }

        // 0x1F
        if (_at > 0 && _text[_at - 1] == '0' && _tokens[^1].Span.Length == 1 && end < _text.Length && char.IsAsciiDigit(_text[end]))
        {
            return false;
        }

        var next = SkipSpaces(end);
        var spaced = _at > 0 && _text[_at - 1] == ' ' && next > end;
        return next < _text.Length
            && (
                spaced
                    ? char.IsAsciiDigit(_text[next]) || _text[next] is '$' or '(' or '.' or '\\'
                    : char.IsAsciiDigit(_text[next]) && next == end
            );
    }

    private bool IsFractionBefore() =>
        _tokens.Count > 1
        && _tokens[^1].Kind is MathTokenKind.Number or MathTokenKind.CloseBrace
        && _tokens[^2].Kind is MathTokenKind.Divide or MathTokenKind.Number;

    private static bool IsJoint(char character) => character is '-' or '/' or '\'' or '\u2019';

    // Letters before brackets are mostly factors, but not in f(g(x)).
    [GeneratedRegex(@"(?<![A-Za-z])[fgh]\([fgh]\(", RegexOptions.CultureInvariant)]
    private static partial Regex Composition();

    // "inches/foot" and "8-inch" are words: the sign stands between letters.
    private bool InsideWord(int at) =>
        (_prose || InText) && at + 1 < _text.Length && char.IsLetter(_text[at + 1]) && char.IsLetter(_text[at - 1]);
}
