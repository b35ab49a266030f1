using System.Text.Json;
using Verify.Inference.Import.Configuration;
using Verify.Inference.Import.Files;
using Verify.Inference.Import.Safetensors;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Import.Checkpoints;

/// <summary>Everything that is read of a checkpoint before anything is written.</summary>
internal sealed record CheckpointFolder(
    string Path,
    CheckpointConfig Config,
    TokenizerDescription Tokenizer,
    CheckpointWeights Weights,
    JsonElement? TokenizerConfig,
    JsonElement? GenerationConfig
) : IDisposable
{
    /// <exception cref="ModelFormatException">A file is missing, cannot be read, or two contradict one another.</exception>
    public static CheckpointFolder Open(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new ModelFormatException($"{path}: there is no such directory. Give the directory of a Hugging Face checkpoint.");
        }

        var config = CheckpointConfigReader.Read(JsonFile.Read(File("config.json")), File("config.json"));
        var tokenizer = TokenizerFile.Read(File(TokenizerFile.Name));
        if (tokenizer.Tokenizer.VocabularySize > config.VocabularySize)
        {
            throw new ModelFormatException(
                $"{File(TokenizerFile.Name)}: has ids up to {tokenizer.Tokenizer.VocabularySize - 1}, but config.json says vocab_size "
                    + $"{config.VocabularySize}; the two do not belong together."
            );
        }

        var tokenizerConfig = JsonFile.ReadIfThere(File("tokenizer_config.json"));
        var generationConfig = JsonFile.ReadIfThere(File("generation_config.json"));
        return new CheckpointFolder(path, config, tokenizer, CheckpointWeights.Open(path), tokenizerConfig, generationConfig);

        string File(string name) => System.IO.Path.Combine(path, name);
    }

    public void Dispose() => Weights.Dispose();
}
