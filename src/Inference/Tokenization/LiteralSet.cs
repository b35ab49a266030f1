using System.Buffers;

namespace Verify.Inference.Tokenization;

/// <summary>Finds the spellings of tokens in a text: the leftmost first, and of those that begin at the same place the longest.</summary>
internal sealed class LiteralSet
{
    private readonly Dictionary<char, (string Spelling, int Token)[]> _byFirst;
    private readonly SearchValues<char> _firsts;

    public LiteralSet(IEnumerable<(string Spelling, int Token)> literals)
    {
        _byFirst = literals
            .GroupBy(literal => literal.Spelling[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(literal => literal.Spelling.Length).ToArray());
        _firsts = SearchValues.Create([.. _byFirst.Keys]);
    }

    public bool TryMatchAt(ReadOnlySpan<char> text, int start, out int token, out int length)
    {
        if (start < text.Length && _byFirst.TryGetValue(text[start], out var candidates))
        {
            foreach (var (spelling, id) in candidates)
            {
                if (text[start..].StartsWith(spelling, StringComparison.Ordinal))
                {
                    (token, length) = (id, spelling.Length);
                    return true;
                }
            }
        }

        (token, length) = (0, 0);
        return false;
    }

    public bool TryFind(ReadOnlySpan<char> text, int from, out int start, out int token, out int length)
    {
        for (start = from; start < text.Length; start++)
        {
            var skipped = text[start..].IndexOfAny(_firsts);
            if (skipped < 0)
            {
                break;
            }

            start += skipped;
            if (TryMatchAt(text, start, out token, out length))
            {
                return true;
            }
        }

        (start, token, length) = (text.Length, 0, 0);
        return false;
    }
}
