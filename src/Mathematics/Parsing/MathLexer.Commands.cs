using System.Text.RegularExpressions;

namespace Verify.Mathematics.Parsing;

/// <content>LaTeX commands and environments.</content>
internal sealed partial class MathLexer
{
    private const int LongestGroup = 40;

    // m ^ { 2 } /
    private const int LongestUnit = 6;

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
        if (IsGlued(name) is { } shorter)
        {
            (name, length) = (shorter, shorter.Length + 1);
        }

        if (name is "frac" or "dfrac" or "tfrac" && Derivative().Match(_text, _at) is { Success: true } derivative)
        {
            Add(MathTokenKind.Symbol, derivative.Length);
            return;
        }

        if (name == "\\" && !_prose && IsEscapedTwice())
        {
            _at++;
            return;
        }

        if (
            MathVocabulary.TextCommands.Contains(name) || (name is "overline" or "overrightarrow" or "widehat" && HoldsPoints(_at + length))
        )
        {
            _at = SkipSpaces(_at + length);
            if (_at < _text.Length && _text[_at] == '{')
            {
                var isLetter =
                    MathVocabulary.LetterCommands.Contains(name)
                    && _at + 2 < _text.Length
                    && _text[_at + 2] == '}'
                    && !IsUnitBehind(name, _text[_at + 1]);
                _bracesOfText.Push(isLetter ? Brace.Letter : Brace.Text);
                _at++;
            }
        }
        else if (name is "dots" or "ldots" or "cdots" && !_prose)
        {
            Dots(length);
        }
        else if (MathVocabulary.Unsaid.Contains(name))
        {
            SkipGroup(length);
        }
        else if (name is "mathbb" or "Bbb")
        {
            NumberSet(length);
        }
        else if (name is "begin" or "end")
        {
            Environment(name == "begin", length);
        }
        else if (MathVocabulary.Spacing.Contains(name) || string.IsNullOrWhiteSpace(name))
        {
            // \left. and \right. stand for no bracket.
            _at += length + (name is "left" or "right" && _at + length < _text.Length && _text[_at + length] == '.' ? 1 : 0);
        }
        else
        {
            Add(InContext(MathVocabulary.Commands.GetValueOrDefault(name, MathTokenKind.Break)), Math.Min(length, _text.Length - _at));
        }
    }

    // A quotient of differentials, in which nothing cancels.
    [GeneratedRegex(
        @"\G\\[dt]?frac\s?\{\s?d(?:\^\{?[1-9]\}?)?\s?[A-Za-z]?\s?\}\s?\{\s?d\s?[A-Za-z](?:\^\{?[1-9]\}?)?\s?\}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Derivative();

    // 5\mathrm{m}, 10^{3}\mathrm{N}, \mathrm{kg} \cdot \mathrm{m} / \mathrm{s}^{2}
    private bool IsUnitBehind(string command, char letter) =>
        (Last == MathTokenKind.Number && command is not ("mathbf" or "boldsymbol" or "bm" or "vec" or "hat"))
        || (
            command == "mathrm"
            && (
                (Last == MathTokenKind.CloseBrace && (char.IsAsciiLetterUpper(letter) || letter is 'm' or 's' or 'g'))
                || Last == MathTokenKind.Word
                || (
                    Last is MathTokenKind.Times or MathTokenKind.Divide
                    && _tokens.TakeLast(LongestUnit).Any(token => token.Kind == MathTokenKind.Word)
                )
            )
        );

    // \quadx is \quad x where a line was joined without its space.
    private static string? IsGlued(string name) =>
        MathVocabulary.Commands.ContainsKey(name) || !name.StartsWith('q') ? null
        : name.Length > 4 && name.StartsWith("quad", StringComparison.Ordinal) ? "quad"
        : name.Length > 5 && name.StartsWith("qquad", StringComparison.Ordinal) ? "qquad"
        : null;

    // \overline{AB} is a line between points, while \overline{z} is another number than z.
    private bool HoldsPoints(int at) =>
        at + 2 < _text.Length
        && _text[at] == '{'
        && char.IsAsciiLetterUpper(_text[at + 1])
        && (char.IsAsciiLetterUpper(_text[at + 2]) || _text[at + 2] == '\'');

    private void SkipGroup(int length)
    {
        var open = SkipSpaces(_at + length);
        var close =
            open < _text.Length && _text[open] == '{' ? _text.AsSpan(open, Math.Min(LongestGroup, _text.Length - open)).IndexOf('}') : -1;
        _at = close < 0 ? _at + length : open + close + 1;
    }

    /// <summary><c>\mathbb{R}</c> or <c>\mathbb R</c>: one symbol.</summary>
    private void NumberSet(int length)
    {
        var letter = SkipSpaces(_at + length);
        var isBraced = letter + 2 < _text.Length && _text[letter] == '{' && _text[letter + 2] == '}';
        var end = letter + (isBraced ? 3 : 1);
        Add(
            end <= _text.Length && char.IsAsciiLetterUpper(_text[isBraced ? letter + 1 : letter])
                ? MathTokenKind.Symbol
                : MathTokenKind.Break,
            Math.Min(end, _text.Length) - _at
        );
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

    // {cc}, which says how an array's columns are set.
    private void SkipColumns(bool isExpected)
    {
        const int LongestName = 20;
        var columns = _text.AsSpan(_at, Math.Min(LongestName, _text.Length - _at));
        _at += isExpected && columns.StartsWith("{") ? columns.IndexOf('}') + 1 : 0;
    }

    /// <summary>A matrix is one bracket; other environments only arrange what they hold.</summary>
    private void Environment(bool begins, int length)
    {
        const int LongestName = 20;
        var name = _text.AsSpan(_at + length, Math.Min(LongestName, _text.Length - _at - length));
        var close = name.StartsWith("{") ? name.IndexOf('}') : -1;
        if (close < 0)
        {
            Add(MathTokenKind.Break, length);
            return;
        }

        var isArray = name[..close].EndsWith("array");
        var isMatrix = isArray || name[..close].EndsWith("matrix");
        _matrices += isMatrix
            ? begins
                ? 1
                : -1
            : 0;
        if (isMatrix)
        {
            Add(begins ? MathTokenKind.OpenMatrix : MathTokenKind.CloseMatrix, length + close + 1);
            SkipColumns(isArray && begins);
        }
        else
        {
            _at += length + close + 1;
        }
    }
}
