namespace Verify.Tests.Shared.Checkpoints;

/// <summary>The tensors of each architecture, as its published checkpoints name and shape them.</summary>
internal static class CheckpointTensors
{
    public static IEnumerable<(string Name, int[] Shape)> Shapes(CheckpointSpec spec)
    {
        yield return ("model.embed_tokens.weight", [spec.VocabularySize, spec.HiddenWidth]);
        for (var layer = 0; layer < spec.Layers; layer++)
        {
            foreach (var (name, shape) in Layer(spec))
            {
                yield return ($"model.layers.{layer}.{name}", shape);
            }
        }

        yield return ("model.norm.weight", [spec.HiddenWidth]);
        if (!spec.TiedEmbeddings && spec.Architecture.EndsWith("CausalLM", StringComparison.Ordinal))
        {
            yield return ("lm_head.weight", [spec.VocabularySize, spec.HiddenWidth]);
        }

        foreach (var head in spec.HeadTensors)
        {
            yield return head;
        }
    }

    private static IEnumerable<(string Name, int[] Shape)> Layer(CheckpointSpec spec)
    {
        var (query, key) = (spec.QueryHeads * spec.HeadWidth, spec.KeyValueHeads * spec.HeadWidth);
        foreach (
            var (projection, rows, columns) in new[]
            {
                ("q_proj", query, spec.HiddenWidth),
                ("k_proj", key, spec.HiddenWidth),
                ("v_proj", key, spec.HiddenWidth),
                ("o_proj", spec.HiddenWidth, query),
            }
        )
        {
            yield return ($"self_attn.{projection}.weight", [rows, columns]);
            if (projection == "o_proj" ? spec.OutputBias : spec.AttentionBias)
            {
                yield return ($"self_attn.{projection}.bias", [rows]);
            }
        }

        if (spec.QueryKeyNorm)
        {
            yield return ("self_attn.q_norm.weight", [spec.HeadWidth]);
            yield return ("self_attn.k_norm.weight", [spec.HeadWidth]);
        }

        yield return ("mlp.gate_proj.weight", [spec.IntermediateWidth, spec.HiddenWidth]);
        yield return ("mlp.up_proj.weight", [spec.IntermediateWidth, spec.HiddenWidth]);
        yield return ("mlp.down_proj.weight", [spec.HiddenWidth, spec.IntermediateWidth]);
        yield return ("input_layernorm.weight", [spec.HiddenWidth]);
        yield return ("post_attention_layernorm.weight", [spec.HiddenWidth]);
    }
}
