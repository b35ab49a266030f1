using System.Text.Json;

namespace Verify.Inference.Tokenization;

/// <summary>Reads the <c>tokenizer.json</c> of a Hugging Face checkpoint.</summary>
public static class TokenizerFile
{
    /// <summary>The file's name in a checkpoint and in a model folder.</summary>
    public const string Name = "tokenizer.json";

    /// <summary>
    /// Reads a byte-level BPE tokenizer: pre-tokenizers <c>Split</c> (isolated), <c>Digits</c> and a final <c>ByteLevel</c>, normalizer
    /// none or <c>NFC</c>.
    /// </summary>
    /// <exception cref="ModelFormatException">The file is missing, is not such a tokenizer or contradicts itself.</exception>
    public static ITokenizer Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Read(path).Tokenizer;
    }

    internal static TokenizerDescription Read(string path)
    {
        byte[] json;
        try
        {
            json = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFormatException($"{path}: cannot be read ({e.Message}). Put the checkpoint's {Name} there.", e);
        }

        return Parse(json, path);
    }

    internal static TokenizerDescription Parse(ReadOnlyMemory<byte> json, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new TokenizerReader(path).Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ModelFormatException($"{path}: is not a Hugging Face tokenizer file ({e.Message}).", e);
        }
    }
}

/// <summary>A tokenizer, and what its file says in addition to <see cref="ITokenizer"/>.</summary>
/// <param name="Tokenizer">The tokenizer.</param>
/// <param name="Prefix">
/// The special tokens that the post-processor puts before every text, spelled out; usually none or the BOS token.
/// </param>
/// <param name="Special">The special tokens by spelling.</param>
internal sealed record TokenizerDescription(ITokenizer Tokenizer, string Prefix, IReadOnlyDictionary<string, int> Special);
