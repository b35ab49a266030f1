using System.Text.Json;

namespace Verify.Inference.Import;

/// <summary>Reads the JSON files of a checkpoint.</summary>
internal static class JsonFile
{
    public static JsonElement Read(string path) => ReadIfThere(path)
        ?? throw new ModelFormatException($"{path}: there is no such file. Give the directory of a complete Hugging Face checkpoint.");

    /// <summary>Null when there is no such file.</summary>
    public static JsonElement? ReadIfThere(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new ModelFormatException($"{path}: holds a JSON {document.RootElement.ValueKind} where an object is expected.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ModelFormatException($"{path}: cannot be read ({e.Message}). Fetch the file again.", e);
        }
    }
}
