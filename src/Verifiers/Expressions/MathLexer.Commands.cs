namespace Verify.Verifiers.Expressions;

/// <content>LaTeX commands and environments.</content>
internal sealed partial class MathLexer
{
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
        const int LongestName = 20;
        var name = _text.AsSpan(_at + length, Math.Min(LongestName, _text.Length - _at - length));
        var close = name.StartsWith("{") ? name.IndexOf('}') : -1;
        if (close < 0)
        {
            Add(MathTokenKind.Break, length);
            return;
        }

        var isMatrix = name[..close].EndsWith("matrix");
        _matrices += isMatrix ? begins ? 1 : -1 : 0;
        if (isMatrix)
        {
            Add(begins ? MathTokenKind.OpenMatrix : MathTokenKind.CloseMatrix, length + close + 1);
        }
        else
        {
            _at += length + close + 1;
        }
    }
}
