using System.Text.Json;
using Verify.Inference.Graph;
using Verify.Inference.Import.Files;

namespace Verify.Inference.Import.Safetensors;

/// <summary>The weights of a checkpoint, in one file or in shards; a value that is not finite is refused when it is read.</summary>
internal sealed class CheckpointWeights : IWeightSource, IDisposable
{
    private const string SingleFile = "model.safetensors";
    private const string IndexFile = "model.safetensors.index.json";
    private readonly List<SafetensorsFile> _files = [];
    private readonly Dictionary<string, (SafetensorsFile File, TensorEntry Entry)> _tensors = [];

    private CheckpointWeights(string directory) => Directory = directory;

    public string Directory { get; }

    public IReadOnlyCollection<string> Names => _tensors.Keys;

    /// <exception cref="ModelFormatException">A file is missing or broken, or the index does not fit the shards.</exception>
    public static CheckpointWeights Open(string directory)
    {
        var weights = new CheckpointWeights(directory);
        try
        {
            // In this order, as Hugging Face's own loader: an index may be left from before the shards were joined.
            if (File.Exists(Path.Combine(directory, SingleFile)))
            {
                weights.Add(new SafetensorsFile(Path.Combine(directory, SingleFile)));
            }
            else if (JsonFile.ReadIfThere(Path.Combine(directory, IndexFile)) is { } index)
            {
                weights.AddShards(index);
            }
            else
            {
                throw NoWeights(directory);
            }

            return weights;
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    /// <summary>Size of all tensors as they are stored.</summary>
    public long Bytes => _tensors.Values.Sum(tensor => tensor.Entry.Length);

    public bool Has(string name) => _tensors.ContainsKey(name);

    public long[] Shape(string name) => Find(name).Entry.Shape;

    public void Read(string name, long start, Span<float> destination)
    {
        var (file, entry) = Find(name);
        file.Read(entry, start, destination);
        foreach (var value in destination)
        {
            if (!float.IsFinite(value))
            {
                throw new ModelFormatException(
                    $"{file.Path}: tensor '{name}' contains {value}. The checkpoint is damaged; fetch the file again."
                );
            }
        }
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private (SafetensorsFile File, TensorEntry Entry) Find(string name) =>
        _tensors.TryGetValue(name, out var found) ? found : throw new ModelFormatException($"{Directory}: there is no tensor '{name}'.");

    private void AddShards(JsonElement index)
    {
        var path = Path.Combine(Directory, IndexFile);
        if (!index.TryGetProperty("weight_map", out var map) || map.ValueKind != JsonValueKind.Object)
        {
            throw new ModelFormatException($"{path}: has no weight_map. Fetch the file again.");
        }

        var fileOf = new Dictionary<string, string>();
        foreach (var entry in map.EnumerateObject())
        {
            fileOf[entry.Name] = entry.Value.ToString();
        }

        var problems = new FileErrors(path);
        foreach (var shard in fileOf.Values.Distinct().Order(StringComparer.Ordinal))
        {
            if (shard != Path.GetFileName(shard) || !File.Exists(Path.Combine(Directory, shard)))
            {
                problems.Add($"names the shard '{shard}', which is not there; fetch it");
                continue;
            }

            Add(new SafetensorsFile(Path.Combine(Directory, shard)));
        }

        problems.ThrowIfAny();
        foreach (var (tensor, shard) in fileOf)
        {
            if (!_tensors.TryGetValue(tensor, out var found) || Path.GetFileName(found.File.Path) != shard)
            {
                problems.Add($"says that tensor '{tensor}' is in {shard}, where it is not");
            }
        }

        problems.ThrowIfAny();
    }

    private void Add(SafetensorsFile file)
    {
        _files.Add(file);
        foreach (var (name, entry) in file.Tensors)
        {
            if (!_tensors.TryAdd(name, (file, entry)))
            {
                throw new ModelFormatException(
                    $"{file.Path}: tensor '{name}' is also in {_tensors[name].File.Path}. Fetch the checkpoint again."
                );
            }
        }
    }

    private static ModelFormatException NoWeights(string directory)
    {
        var other = System
            .IO.Directory.EnumerateFiles(directory)
            .FirstOrDefault(file => Path.GetExtension(file) is ".bin" or ".pt" or ".pth" or ".gguf");
        return new ModelFormatException(
            other is null
                ? $"{directory}: there is neither {SingleFile} nor {IndexFile}. Fetch the checkpoint's weights."
                : $"{directory}: the weights are in {Path.GetFileName(other)}, which is not read. Fetch or convert them as safetensors."
        );
    }
}
