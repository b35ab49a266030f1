using Verify.Inference;

namespace Verify.Bench.Engine;

/// <summary>A tokenizer for random weights, whose tokens mean nothing.</summary>
internal sealed class NoText(int vocabularySize) : ITokenizer
{
    public int VocabularySize => vocabularySize;

    public int[] Encode(string text) => [];

    public int Special(string spelling) =>
        throw new ArgumentException($"There is no special token '{spelling}'; there are none.", nameof(spelling));

    public bool TrySpecialAt(string text, int start, out int token, out int length)
    {
        (token, length) = (0, 0);
        return false;
    }

    public ReadOnlyMemory<byte> Bytes(int token) => ReadOnlyMemory<byte>.Empty;

    public string Decode(ReadOnlySpan<int> tokens) => "";
}
