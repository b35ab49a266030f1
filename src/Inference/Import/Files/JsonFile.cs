using System.Text.Json;

namespace Verify.Inference.Import.Files;

/// <summary>Reads the JSON files of a checkpoint.</summary>
internal static class JsonFile
{
    public static JsonElement Read(string path) =>
        ReadIfThere(path)
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
            CheckStrings(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new ModelFormatException($"{path}: contains a JSON {document.RootElement.ValueKind} where an object is expected.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new ModelFormatException($"{path}: cannot be read ({e.Message}). Fetch the file again.", e);
        }
    }

    /// <summary>Reads every string once, since a lone surrogate is found only by reading it.</summary>
    /// <exception cref="InvalidOperationException">A string is not valid text.</exception>
    public static void CheckStrings(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    CheckStrings(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    CheckStrings(property.Value);
                }

                break;
        }
    }
}
