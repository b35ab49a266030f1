using System.Runtime.InteropServices;
using System.Text;

namespace Verify.Inference.Tokenization;

/// <summary>Byte-level byte-pair encoding as GPT-2, Llama 3, Qwen and SmolLM2 publish it.</summary>
/// <remarks>
/// Implemented here rather than taken from Microsoft.ML.Tokenizers (2.0.1), which merges one long piece in quadratic time (160 000 equal
/// letters: 1.8 s, a mebibyte: minutes), does not support <c>ignore_merges</c>, and whose composite pre-tokenizer does not split a match
/// any further. The tests use it as the second implementation to compare merges with.
/// </remarks>
internal sealed class ByteLevelTokenizer(Vocabulary vocabulary, TextSplitter splitter, MergeTable merges, WholePieces? wholePieces)
    : ITokenizer
{
    private const char Replacement = '\uFFFD';

    public int VocabularySize => vocabulary.Size;

    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<int>((text.Length / 3) + 4);
        var merger = new PieceMerger(merges);
        foreach (var segment in splitter.Segments(Spellable(WellFormed(text))))
        {
            if (segment.Literal is { } literal)
            {
                tokens.Add(literal);
            }
            else
            {
                EncodeSegment(segment.Text, merger, tokens);
            }
        }

        return [.. tokens];
    }

    public int Special(string spelling)
    {
        ArgumentNullException.ThrowIfNull(spelling);
        return vocabulary.Special.TryGetValue(spelling, out var token)
            ? token
            : throw new ArgumentException(
                $"The tokenizer has no special token '{spelling}'; it has: {string.Join(", ", vocabulary.Special.Keys)}.",
                nameof(spelling)
            );
    }

    public bool TrySpecialAt(string text, int start, out int token, out int length) =>
        vocabulary.SpecialLiterals.TryMatchAt(text, start, out token, out length);

    public ReadOnlyMemory<byte> Bytes(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        return token < vocabulary.Size ? vocabulary.Bytes(token) : ReadOnlyMemory<byte>.Empty;
    }

    public string Decode(ReadOnlySpan<int> tokens)
    {
        var bytes = new List<byte>(tokens.Length * 4);
        foreach (var token in tokens)
        {
            bytes.AddRange(Bytes(token).Span);
        }

        return Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(bytes));
    }

    private void EncodeSegment(string text, PieceMerger merger, List<int> tokens)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var symbols = new int[bytes.Length];
        var start = 0;
        foreach (var end in splitter.PieceEnds(text))
        {
            var piece = bytes.AsSpan(0, Encoding.UTF8.GetBytes(text.AsSpan(start, end - start), bytes));
            start = end;
            if (wholePieces is not null && wholePieces.TryFind(piece, out var whole))
            {
                tokens.Add(whole);
                continue;
            }

            for (var i = 0; i < piece.Length; i++)
            {
                symbols[i] = vocabulary.ByteToken(piece[i]);
            }

            merger.Merge(symbols.AsSpan(0, piece.Length), tokens);
        }
    }

    private static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var replaced = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            replaced.Append(rune); // EnumerateRunes yields U+FFFD for a lone surrogate.
        }

        return replaced.ToString();
    }

    /// <summary>Code points that the vocabulary has no bytes for become U+FFFD, or '?' where it cannot spell that either.</summary>
    private string Spellable(string text)
    {
        if (!vocabulary.LacksBytes)
        {
            return text;
        }

        var replaced = new StringBuilder(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        var replacement = vocabulary.CanSpell("\uFFFD"u8) ? Replacement : '?';
        foreach (var rune in text.EnumerateRunes())
        {
            _ = vocabulary.CanSpell(utf8[..rune.EncodeToUtf8(utf8)]) ? replaced.Append(rune) : replaced.Append(replacement);
        }

        return replaced.ToString();
    }
}
