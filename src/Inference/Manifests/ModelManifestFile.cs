using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Verify.Inference.Manifests;

/// <summary>Reads and writes a model folder's <c>manifest.json</c>.</summary>
internal static class ModelManifestFile
{
    /// <summary>The file's name in a model folder.</summary>
    public const string Name = "manifest.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<ModelKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<Precision>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },

        // Named, since a generated one would read an absent field as zero and not as the property's default.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Reads the manifest of a model folder.</summary>
    /// <exception cref="ModelFormatException">
    /// It is missing, is not a manifest, or contradicts itself; the message names every fault.
    /// </exception>
    public static ModelManifest Load(string folder)
    {
        var path = Path.Combine(folder, Name);
        ModelManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<ModelManifest>(File.ReadAllBytes(path), Options);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ModelFormatException($"{path}: cannot be read ({e.Message}). Import the model again.", e);
        }

        var faults = manifest is null ? ["it contains null"] : ModelManifestRules.Faults(manifest);
        return faults.Count == 0
            ? manifest!
            : throw new ModelFormatException($"{path}: {string.Join("; ", faults)}. Import the model again.");
    }

    /// <summary>Writes the manifest of a model folder.</summary>
    /// <exception cref="ArgumentException">The manifest contradicts itself; the message names every fault.</exception>
    public static void Save(string folder, ModelManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var faults = ModelManifestRules.Faults(manifest);
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(manifest));
        }

        File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(manifest, Options) + "\n");
    }
}
