namespace Verify.Inference.Tokenization;

/// <summary>The tokens of a byte-level tokenizer: their bytes, which of them are special, and which bytes they can spell.</summary>
internal sealed class Vocabulary
{
    private readonly byte[][] _bytes;
    private readonly Dictionary<string, int> _special;
    private readonly LiteralSet _specialLiterals;
    private readonly int[] _byteTokens = new int[256];

    /// <param name="size">One more than the highest id.</param>
    /// <param name="spelled">Ordinary tokens with the bytes they represent.</param>
    /// <param name="special">Special tokens by spelling.</param>
    public Vocabulary(int size, IEnumerable<(int Token, byte[] Bytes)> spelled, IReadOnlyDictionary<string, int> special)
    {
        _special = new Dictionary<string, int>(special);
        _specialLiterals = new LiteralSet(special.Select(pair => (pair.Key, pair.Value)));
        _bytes = new byte[size][];
        Array.Fill(_bytes, []);
        Array.Fill(_byteTokens, -1);
        foreach (var (token, bytes) in spelled)
        {
            _bytes[token] = bytes;
            if (bytes.Length == 1 && _byteTokens[bytes[0]] < 0)
            {
                _byteTokens[bytes[0]] = token;
            }
        }

        LacksBytes = Enumerable.Range(0, 256).Any(value => MayStandInUtf8(value) && _byteTokens[value] < 0);
    }

    public int Size => _bytes.Length;

    public IReadOnlyDictionary<string, int> Special => _special;

    public LiteralSet SpecialLiterals => _specialLiterals;

    /// <summary>True when some text cannot be spelled; SmolLM2's published vocabulary is an example.</summary>
    public bool LacksBytes { get; }

    public bool CanSpell(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (_byteTokens[value] < 0)
            {
                return false;
            }
        }

        return true;
    }

    public int ByteToken(byte value) => _byteTokens[value];

    public ReadOnlyMemory<byte> Bytes(int token) => _bytes[token];

    private static bool MayStandInUtf8(int value) => value is not (0xC0 or 0xC1 or >= 0xF5);
}
