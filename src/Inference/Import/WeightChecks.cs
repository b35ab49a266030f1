using Verify.Inference.Graph;
using Verify.Inference.Import.Files;
using Verify.Inference.Import.Heads;
using Verify.Inference.Import.Safetensors;

namespace Verify.Inference.Import;

/// <summary>
/// Checks that the tensors of a checkpoint are those that its configuration requires: all of them, in their shapes, and no others.
/// </summary>
internal static class WeightChecks
{
    /// <returns>Tensors of the checkpoint that are not needed.</returns>
    /// <exception cref="ModelFormatException">A tensor is missing, has another shape, or is one that the decoder does not have.</exception>
    public static IReadOnlyList<string> Check(DecoderShape shape, CheckpointWeights weights, BuiltHeads heads)
    {
        var problems = new FileErrors(weights.Directory);
        var used = heads.Selections.Values.Select(selection => selection.Weight).ToHashSet();
        foreach (var (name, expected) in WeightShapes.Expected(shape).Where(tensor => !heads.Selections.ContainsKey(tensor.Name)))
        {
            used.Add(name);
            if (!weights.Has(name))
            {
                problems.Add($"tensor '{name}' is missing");
            }
            else if (!weights.Shape(name).AsSpan().SequenceEqual(expected))
            {
                problems.Add(
                    $"tensor '{name}' has the shape [{string.Join(", ", weights.Shape(name))}] where config.json asks for "
                        + $"[{string.Join(", ", expected)}]"
                );
            }
        }

        var unused = weights.Names.Where(name => !used.Contains(name)).Order(StringComparer.Ordinal).ToList();
        foreach (var name in unused.Where(name => !MayBeLeftOut(name, shape)))
        {
            problems.Add($"tensor '{name}' has no place in the decoder that config.json describes");
        }

        problems.ThrowIfAny();
        return unused;
    }

    /// <exception cref="ModelFormatException">A matrix does not divide into blocks.</exception>
    public static void CheckBlocks(DecoderShape shape, Precision precision, string source)
    {
        var problems = new FileErrors(source);
        foreach (
            var (name, width) in new[]
            {
                ("hidden_size", (long)shape.HiddenWidth),
                ("intermediate_size", shape.IntermediateWidth),
                ("head_dim × num_attention_heads", (long)shape.QueryHeads * shape.HeadWidth),
            }
        )
        {
            if (precision != Precision.Float32 && width % BlockEncoding.BlockSize != 0)
            {
                problems.Add(
                    $"{name} is {width}, not a multiple of {BlockEncoding.BlockSize}, so weights cannot be stored in {precision} blocks; "
                        + "import in float32"
                );
            }
        }

        problems.ThrowIfAny();
    }

    /// <summary>
    /// Tables that are computed again, a projection that is tied or not needed, and the reward heads of a model that is imported as a
    /// policy.
    /// </summary>
    private static bool MayBeLeftOut(string name, DecoderShape shape)
    {
        if (name.EndsWith("rotary_emb.inv_freq", StringComparison.Ordinal))
        {
            return true;
        }

        return name.StartsWith("lm_head.", StringComparison.Ordinal)
            ? name == WeightNames.VocabularyProjection && (shape.TiedEmbeddings || shape.Heads.Count > 0)
            : shape.Heads.Count == 0 && !name.StartsWith("model.", StringComparison.Ordinal);
    }
}
