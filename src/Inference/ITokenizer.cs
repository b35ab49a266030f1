namespace Verify.Inference;

/// <summary>Text to tokens and back. Thread-safe.</summary>
public interface ITokenizer
{
    /// <summary>Ids range from 0 to this, exclusive.</summary>
    int VocabularySize { get; }

    /// <summary>
    /// The tokens of user text. Never yields a special token, whatever the text spells. Lone surrogates become U+FFFD.
    /// </summary>
    int[] Encode(string text);

    /// <summary>The id of a special token by its spelling.</summary>
    /// <exception cref="ArgumentException">There is no such special token; the message lists those that exist.</exception>
    int Special(string spelling);

    /// <summary>
    /// True when <paramref name="text"/> begins with a special token's spelling at <paramref name="start"/>; used to read templates.
    /// </summary>
    bool TrySpecialAt(string text, int start, out int token, out int length);

    /// <summary>
    /// The bytes that a token represents; empty for special tokens, and for ids from <see cref="VocabularySize"/> on (a model may have more
    /// logits than its tokenizer has tokens). Memory that is shared, not a copy.
    /// </summary>
    ReadOnlyMemory<byte> Bytes(int token);

    /// <summary>The text of the tokens, without special tokens; bytes that are not valid UTF-8 become U+FFFD.</summary>
    string Decode(ReadOnlySpan<int> tokens);
}
