using System.Text.Json;
using Verify.Inference.Import.Checkpoints;
using Verify.Inference.Import.Files;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Import.Templates;

/// <summary>Reads a checkpoint's chat template and end tokens from where the various versions of the format keep them.</summary>
internal static class CheckpointTemplate
{
    private const string JinjaFile = "chat_template.jinja";

    /// <summary>The Jinja source; null when the checkpoint has no chat template.</summary>
    public static string? Jinja(CheckpointFolder folder)
    {
        var path = Path.Combine(folder.Path, JinjaFile);
        if (File.Exists(path))
        {
            return File.ReadAllText(path);
        }

        if (folder.TokenizerConfig is not { } config || !config.TryGetProperty("chat_template", out var template))
        {
            return null;
        }

        return template.ValueKind == JsonValueKind.Array
            ? template.EnumerateArray().FirstOrDefault(entry => entry.Text("name") == "default").Text("template")
            : config.Text("chat_template");
    }

    /// <summary>The spelling of a token that the tokenizer's configuration names, e.g. <c>bos_token</c>; null when it names none.</summary>
    public static string? NamedToken(CheckpointFolder folder, string name) =>
        folder.TokenizerConfig is not { } config
            ? null
            : config.Text(name) ?? (config.TryGetProperty(name, out var token) ? token.Text("content") : null);

    /// <summary>
    /// The end tokens of the generation configuration, else of the configuration, else of the tokenizer's configuration. The token that
    /// ends an answer in a chat comes first, where the tokenizer's configuration names it: reward models are read there.
    /// </summary>
    /// <exception cref="ModelFormatException">None is named, or one is no special token.</exception>
    public static IReadOnlyList<string> EndTokens(CheckpointFolder folder)
    {
        var ids = Ids(folder) is { Count: > 0 } generation ? generation : folder.Config.EndTokenIds;
        var named = NamedToken(folder, "eos_token");
        if (ids.Count == 0)
        {
            return named is not null
                ? [named]
                : throw new ModelFormatException(
                    $"{folder.Path}: no file says which token ends the text. Give it as \"end\" in {ImportDescription.FileName}."
                );
        }

        var spellings = folder.Tokenizer.Special.ToDictionary(pair => pair.Value, pair => pair.Key);
        var tokens = ids.Select(id =>
            spellings.TryGetValue(id, out var spelling)
                ? spelling
                : throw new ModelFormatException(
                    $"{folder.Path}: the end token {id} is not a special token of {TokenizerFile.Name}. "
                        + $"Give one as \"end\" in {ImportDescription.FileName}."
                )
        );
        return [.. tokens.OrderByDescending(token => token == named)];
    }

    private static IReadOnlyList<int> Ids(CheckpointFolder folder)
    {
        if (folder.GenerationConfig is not { } generation)
        {
            return [];
        }

        var problems = new FileErrors(Path.Combine(folder.Path, "generation_config.json"));
        var ids = new Configuration.ConfigFields(generation, problems).Ids("eos_token_id");
        problems.ThrowIfAny();
        return ids;
    }
}
