using System.Text.Json.Nodes;

namespace Verify.Tests.Shared.Checkpoints;

/// <summary>
/// A small checkpoint with random weights, written as a Hugging Face directory. <see cref="Tensors"/> holds the weights as they stand in
/// the files, that is, rounded to the data type.
/// </summary>
public sealed class Checkpoint
{
    private Checkpoint(CheckpointSpec spec, string directory, IReadOnlyDictionary<string, Tensor> tensors)
    {
        Spec = spec;
        Directory = directory;
        Tensors = tensors;
    }

    public CheckpointSpec Spec { get; }

    public string Directory { get; }

    public IReadOnlyDictionary<string, Tensor> Tensors { get; }

    /// <summary>Writes the checkpoint into a directory, which is created; <paramref name="change"/> may first damage its tensors.</summary>
    public static Checkpoint Write(CheckpointSpec spec, string directory, int seed, Action<Dictionary<string, Tensor>>? change = null)
    {
        System.IO.Directory.CreateDirectory(directory);
        var tensors = CheckpointTensors
            .Shapes(spec)
            .ToDictionary(tensor => tensor.Name, tensor => Tensor.Random(tensor.Name, tensor.Shape, seed).RoundedTo(spec.DataType));
        change?.Invoke(tensors);
        CheckpointFiles.Write(spec, directory);
        SafetensorsWriter.Write(directory, tensors, spec.DataType, spec.Shards);
        return new Checkpoint(spec, directory, tensors);
    }

    /// <summary>Reads, changes and writes back one of the directory's JSON files.</summary>
    public void Edit(string file, Action<JsonNode> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var path = Path.Combine(Directory, file);
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        change(root);
        File.WriteAllText(path, root.ToJsonString());
    }
}
