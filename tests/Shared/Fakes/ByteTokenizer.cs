using System.Text;
using Verify.Inference;

namespace Verify.Tests.Shared.Fakes;

/// <summary>
/// A tokenizer whose tokens are the bytes of UTF-8, with a few special tokens behind them: ids 256 and up, in the order given.
/// </summary>
public sealed class ByteTokenizer(params string[] specials) : ITokenizer
{
    private const int ByteCount = 256;

    private static readonly byte[] AllBytes = [.. Enumerable.Range(0, ByteCount).Select(value => (byte)value)];

    /// <summary>The special tokens of a tokenizer that is given none.</summary>
    public static readonly IReadOnlyList<string> DefaultSpecials = ["<s>", "</s>", "<step>", "<joiner>", "<judge>"];

    private readonly string[] _specials = specials.Length == 0 ? [.. DefaultSpecials] : specials;

    /// <inheritdoc/>
    public int VocabularySize => ByteCount + _specials.Length;

    /// <inheritdoc/>
    public int[] Encode(string text) => [.. Encoding.UTF8.GetBytes(text).Select(value => (int)value)];

    /// <inheritdoc/>
    public int Special(string spelling)
    {
        var index = Array.IndexOf(_specials, spelling);
        return index >= 0
            ? ByteCount + index
            : throw new ArgumentException(
                $"There is no special token '{spelling}'; there are {string.Join(", ", _specials)}.",
                nameof(spelling)
            );
    }

    /// <inheritdoc/>
    public bool TrySpecialAt(string text, int start, out int token, out int length)
    {
        var index = Array.FindIndex(_specials, special => string.CompareOrdinal(text, start, special, 0, special.Length) == 0);
        (token, length) = index >= 0 ? (ByteCount + index, _specials[index].Length) : (0, 0);
        return index >= 0;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Bytes(int token) => token < ByteCount ? AllBytes.AsMemory(token, 1) : ReadOnlyMemory<byte>.Empty;

    /// <inheritdoc/>
    public string Decode(ReadOnlySpan<int> tokens)
    {
        var bytes = new List<byte>(tokens.Length);
        foreach (var token in tokens)
        {
            bytes.AddRange(Bytes(token).Span);
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
