namespace Verify.Inference.Manifests;

/// <summary>Folders that an import has written, looked at without loading the model.</summary>
public static class ModelFolder
{
    /// <summary>Whether a directory is a model folder.</summary>
    public static bool IsOne(string directory) => File.Exists(Path.Combine(directory, ModelManifestFile.Name));

    /// <summary>The name that the model was imported under, and what it is for.</summary>
    /// <exception cref="ModelFormatException">Its manifest is missing or contradicts itself; the message names every fault.</exception>
    public static (string Name, ModelKind Kind) Identify(string directory)
    {
        var manifest = ModelManifestFile.Load(directory);
        return (manifest.Name, manifest.Kind);
    }
}
