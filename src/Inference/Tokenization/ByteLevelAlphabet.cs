namespace Verify.Inference.Tokenization;

/// <summary>The printable character by which byte-level vocabularies represent each byte (GPT-2, Radford et al. 2019).</summary>
/// <remarks>
/// Bytes that are printable in Latin-1 represent themselves; the others have the code points from U+0100 on, in the order of the bytes.
/// </remarks>
internal static class ByteLevelAlphabet
{
    private static readonly char[] Symbols = BuildSymbols();
    private static readonly Dictionary<char, byte> BytesBySymbol = Symbols
        .Select((symbol, value) => (symbol, value))
        .ToDictionary(pair => pair.symbol, pair => (byte)pair.value);

    public static char Symbol(byte value) => Symbols[value];

    /// <summary>False when the spelling contains a character that represents no byte.</summary>
    public static bool TryReadBytes(string spelling, out byte[] bytes)
    {
        bytes = new byte[spelling.Length];
        for (var i = 0; i < spelling.Length; i++)
        {
            if (!BytesBySymbol.TryGetValue(spelling[i], out bytes[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static char[] BuildSymbols()
    {
        var symbols = new char[256];
        var next = 256;
        for (var value = 0; value < symbols.Length; value++)
        {
            var prints = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            symbols[value] = (char)(prints ? value : next++);
        }

        return symbols;
    }
}
