using System.Text;

namespace Verify.Inference.Samplers;

/// <summary>
/// Finds stop strings in a stream of tokens by their bytes, so that one that begins in the middle of a token and ends in the middle of
/// another is found (Knuth, Morris and Pratt 1977: one small state per string, each byte examined once).
/// </summary>
internal sealed class StopStrings
{
    private readonly byte[][] _patterns;
    private readonly int[][] _fallbacks;

    public StopStrings(IReadOnlyList<string> strings)
    {
        _patterns = [.. strings.Select(Encoding.UTF8.GetBytes)];
        _fallbacks = [.. _patterns.Select(Fallbacks)];
    }

    /// <summary>Number of states that a stream needs, all 0 at its beginning.</summary>
    public int Count => _patterns.Length;

    /// <summary>Feeds a token's bytes; true when they complete a string.</summary>
    public bool Feed(ReadOnlySpan<byte> bytes, Span<int> states)
    {
        foreach (var value in bytes)
        {
            for (var i = 0; i < _patterns.Length; i++)
            {
                if (Advance(i, value, ref states[i]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool Advance(int index, byte value, ref int matched)
    {
        var pattern = _patterns[index];
        while (matched > 0 && pattern[matched] != value)
        {
            matched = _fallbacks[index][matched - 1];
        }

        if (pattern[matched] == value)
        {
            matched++;
        }

        return matched == pattern.Length;
    }

    /// <summary>For each prefix, the length of its longest proper prefix that is also its suffix.</summary>
    private static int[] Fallbacks(byte[] pattern)
    {
        var fallbacks = new int[pattern.Length];
        for (int i = 1, length = 0; i < pattern.Length; i++)
        {
            while (length > 0 && pattern[i] != pattern[length])
            {
                length = fallbacks[length - 1];
            }

            if (pattern[i] == pattern[length])
            {
                length++;
            }

            fallbacks[i] = length;
        }

        return fallbacks;
    }
}
