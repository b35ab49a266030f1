namespace Verify.Inference;

/// <summary>Text to tokens and back. Thread-safe.</summary>
public interface ITokenizer
{
    /// <summary>Ids run from 0 to this, exclusive.</summary>
    int VocabularySize { get; }

    /// <summary>
    /// The tokens of user text. Never yields a special token, whatever the text spells. Lone surrogates become U+FFFD.
    /// </summary>
    int[] Encode(string text);

    /// <summary>The id of a special token by its spelling.</summary>
    /// <exception cref="ArgumentException">There is no such special token; the message lists those there are.</exception>
    int Special(string spelling);

    /// <summary>
    /// True when <paramref name="text"/> begins with a special token's spelling at <paramref name="start"/>; used to read templates.
    /// </summary>
    bool TrySpecialAt(string text, int start, out int token, out int length);

    /// <summary>
    /// The bytes a token stands for; empty for special tokens, and for ids above <see cref="VocabularySize"/> (a model's logits may be
    /// wider).
    /// </summary>
    ReadOnlySpan<byte> Bytes(int token);

    /// <summary>The text of the tokens, special tokens left out; bytes that are no UTF-8 become U+FFFD.</summary>
    string Decode(ReadOnlySpan<int> tokens);
}
