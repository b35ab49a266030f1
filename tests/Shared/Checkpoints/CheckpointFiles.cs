using System.Text.Json.Nodes;

namespace Verify.Tests.Shared.Checkpoints;

/// <summary>The JSON files of a checkpoint.</summary>
internal static class CheckpointFiles
{
    public static void Write(CheckpointSpec spec, string directory)
    {
        var tokenizer = ByteTokenizerJson.Build(spec.SpecialTokens);
        Save("config.json", Config(spec));
        Save("tokenizer.json", tokenizer);
        Save(
            "generation_config.json",
            new JsonObject { ["eos_token_id"] = ByteTokenizerJson.SpecialId(spec.SpecialTokens, spec.EndToken) }
        );
        Save("tokenizer_config.json", new JsonObject { ["eos_token"] = spec.EndToken, ["chat_template"] = spec.ChatTemplate });
        if (spec.Description is not null)
        {
            Save("verify.json", spec.Description);
        }

        void Save(string file, JsonObject content) => File.WriteAllText(Path.Combine(directory, file), content.ToJsonString());
    }

    private static JsonObject Config(CheckpointSpec spec)
    {
        var config = new JsonObject
        {
            ["architectures"] = new JsonArray(spec.Architecture),
            ["model_type"] = spec.ModelType,
            ["hidden_act"] = "silu",
            ["hidden_size"] = spec.HiddenWidth,
            ["intermediate_size"] = spec.IntermediateWidth,
            ["num_hidden_layers"] = spec.Layers,
            ["num_attention_heads"] = spec.QueryHeads,
            ["num_key_value_heads"] = spec.KeyValueHeads,
            ["head_dim"] = spec.HeadWidth,
            ["rms_norm_eps"] = spec.NormEpsilon,
            ["rope_theta"] = spec.RopeTheta,
            ["rope_scaling"] = spec.RopeScaling?.DeepClone(),
            ["attention_bias"] = spec.AttentionBias,
            ["vocab_size"] = spec.VocabularySize,
            ["max_position_embeddings"] = spec.ContextLength,
            ["tie_word_embeddings"] = spec.TiedEmbeddings,
            ["eos_token_id"] = ByteTokenizerJson.SpecialId(spec.SpecialTokens, spec.EndToken),
        };
        foreach (var (field, value) in spec.ConfigChanges)
        {
            if (value is null)
            {
                config.Remove(field);
            }
            else
            {
                config[field] = value.DeepClone();
            }
        }

        return config;
    }
}
