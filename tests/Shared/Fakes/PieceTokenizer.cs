using System.Text;
using Verify.Inference;

namespace Verify.Tests.Shared.Fakes;

/// <summary>
/// A tokenizer with the given pieces of text as tokens, the longest that fits taken first, and bytes for the rest; for tokens that hold
/// several characters.
/// </summary>
public sealed class PieceTokenizer(params string[] pieces) : ITokenizer
{
    private readonly ByteTokenizer _bytes = new();
    private readonly byte[][] _pieces = [.. pieces.Select(Encoding.UTF8.GetBytes)];

    /// <inheritdoc/>
    public int VocabularySize => _bytes.VocabularySize + _pieces.Length;

    /// <inheritdoc/>
    public int[] Encode(string text)
    {
        var rest = Encoding.UTF8.GetBytes(text).AsSpan();
        var tokens = new List<int>();
        while (!rest.IsEmpty)
        {
            var best = -1;
            for (var i = 0; i < _pieces.Length; i++)
            {
                best = rest.StartsWith(_pieces[i]) && (best < 0 || _pieces[i].Length > _pieces[best].Length) ? i : best;
            }

            tokens.Add(best < 0 ? rest[0] : _bytes.VocabularySize + best);
            rest = rest[(best < 0 ? 1 : _pieces[best].Length)..];
        }

        return [.. tokens];
    }

    /// <inheritdoc/>
    public int Special(string spelling) => _bytes.Special(spelling);

    /// <inheritdoc/>
    public bool TrySpecialAt(string text, int start, out int token, out int length) =>
        _bytes.TrySpecialAt(text, start, out token, out length);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Bytes(int token) =>
        token < _bytes.VocabularySize ? _bytes.Bytes(token) : _pieces[token - _bytes.VocabularySize];

    /// <inheritdoc/>
    public string Decode(ReadOnlySpan<int> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            bytes.AddRange(Bytes(token).Span);
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
