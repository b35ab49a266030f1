namespace Verify.Inference.Graph;

/// <summary>Checks every tensor that a graph will read before anything is written.</summary>
internal static class WeightShapes
{
    public static void Check(DecoderShape shape, IWeightSource weights)
    {
        foreach (var (name, expected) in Expected(shape))
        {
            var actual = weights.Shape(name);
            if (!actual.AsSpan().SequenceEqual(expected))
            {
                throw new ModelFormatException(
                    $"Tensor '{name}' has the shape [{string.Join(", ", actual)}] where the configuration asks for "
                        + $"[{string.Join(", ", expected)}]; "
                        + "the configuration and the weights do not belong together."
                );
            }
        }
    }

    public static IEnumerable<(string Name, long[] Shape)> Expected(DecoderShape shape)
    {
        long hidden = shape.HiddenWidth;
        yield return (WeightNames.Embeddings, [shape.VocabularySize, hidden]);
        yield return (WeightNames.FinalNorm, [hidden]);
        if (shape is { TiedEmbeddings: false, Heads.Count: 0 })
        {
            yield return (WeightNames.VocabularyProjection, [shape.VocabularySize, hidden]);
        }

        for (var layer = 0; layer < shape.Layers; layer++)
        {
            foreach (var (tensor, expected) in Layer(shape))
            {
                yield return (WeightNames.Layer(layer, tensor), expected);
            }
        }

        foreach (var head in shape.Heads)
        {
            long inputs = hidden;
            foreach (var linear in new[] { head.Hidden, head.Output }.OfType<LinearShape>())
            {
                yield return (linear.Weight, [linear.Outputs, inputs]);
                if (linear.Bias is { } bias)
                {
                    yield return (bias, [linear.Outputs]);
                }

                inputs = linear.Outputs;
            }
        }
    }

    private static IEnumerable<(string Tensor, long[] Shape)> Layer(DecoderShape shape)
    {
        long hidden = shape.HiddenWidth,
            intermediate = shape.IntermediateWidth;
        long query = (long)shape.QueryHeads * shape.HeadWidth,
            key = (long)shape.KeyValueHeads * shape.HeadWidth;
        yield return ("input_layernorm.weight", [hidden]);
        yield return ("post_attention_layernorm.weight", [hidden]);
        yield return ("self_attn.q_proj.weight", [query, hidden]);
        yield return ("self_attn.k_proj.weight", [key, hidden]);
        yield return ("self_attn.v_proj.weight", [key, hidden]);
        yield return ("self_attn.o_proj.weight", [hidden, query]);
        yield return ("mlp.gate_proj.weight", [intermediate, hidden]);
        yield return ("mlp.up_proj.weight", [intermediate, hidden]);
        yield return ("mlp.down_proj.weight", [hidden, intermediate]);
        if (shape.AttentionBias)
        {
            yield return ("self_attn.q_proj.bias", [query]);
            yield return ("self_attn.k_proj.bias", [key]);
            yield return ("self_attn.v_proj.bias", [key]);
        }

        if (shape.OutputBias)
        {
            yield return ("self_attn.o_proj.bias", [hidden]);
        }

        if (shape.QueryKeyNorm)
        {
            yield return ("self_attn.q_norm.weight", [shape.HeadWidth]);
            yield return ("self_attn.k_norm.weight", [shape.HeadWidth]);
        }
    }
}
