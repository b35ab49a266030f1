namespace Verify.Inference.Tokenization;

/// <summary>Pieces that are tokens themselves and are not merged (<c>ignore_merges</c>, as Llama 3 publishes it).</summary>
internal sealed class WholePieces
{
    private const int LongestKept = 512; // Published tokens end at 256 bytes; a longer one is found by its merges.
    private readonly Dictionary<string, int> _tokens = [];

    public WholePieces(IEnumerable<(int Token, byte[] Bytes)> tokens)
    {
        foreach (var (token, bytes) in tokens)
        {
            if (bytes.Length <= LongestKept)
            {
                _tokens.TryAdd(Key(bytes, new char[bytes.Length]).ToString(), token);
            }
        }
    }

    public bool TryFind(ReadOnlySpan<byte> piece, out int token)
    {
        token = 0;
        return piece.Length <= LongestKept
            && _tokens.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Key(piece, stackalloc char[LongestKept]), out token);
    }

    private static ReadOnlySpan<char> Key(ReadOnlySpan<byte> bytes, Span<char> key)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            key[i] = (char)bytes[i];
        }

        return key[..bytes.Length];
    }
}
