using System.Text.Json;
using Verify.Inference.Import.Files;

namespace Verify.Inference.Import.Configuration;

/// <summary>Reads <c>config.json</c> in its older and newer forms; all faults are reported at once.</summary>
internal static class CheckpointConfigReader
{
    private const int DefaultTheta = 10_000;
    private const int MostLayers = 1024;
    private const int LongestContext = 1 << 22;
    private const int WidestHead = 512;

    public static CheckpointConfig Read(JsonElement root, string path)
    {
        var problems = new FileErrors(path);
        var fields = new ConfigFields(root, problems);
        var architectures = fields.Texts("architectures");
        if (architectures.Count != 1 || !Architectures.TryRead(architectures[0], out var family, out var task))
        {
            var found = architectures.Count == 0 ? "nothing" : string.Join(", ", architectures);
            throw new ModelFormatException($"{path}: architectures names {found}. Supported are {Architectures.Supported}.");
        }

        Refuse(fields, problems);
        var (hidden, heads) = (fields.Count("hidden_size"), fields.Count("num_attention_heads"));
        var stated = fields.Count("max_position_embeddings", most: LongestContext);
        var window = SlidingWindow(fields, family);
        var config = new CheckpointConfig
        {
            Architecture = architectures[0],
            Task = task,
            VocabularySize = fields.Count("vocab_size"),
            HiddenWidth = hidden,
            IntermediateWidth = fields.Count("intermediate_size"),
            Layers = fields.Count("num_hidden_layers", most: MostLayers),
            QueryHeads = heads,
            KeyValueHeads = fields.Count("num_key_value_heads", heads),
            HeadWidth = fields.Count("head_dim", heads > 0 ? hidden / heads : 0),
            NormEpsilon = fields.Number("rms_norm_eps", 1e-6),
            ContextLength = window < stated ? window.Value : stated,
            ContextNote =
                window < stated
                    ? $"The context is {window} of {stated} tokens: beyond its sliding window the model would see only part of the text."
                    : null,
            Rope = Rope(fields, problems),
            AttentionBias = family == Family.Qwen2 || fields.Flag("attention_bias"),
            OutputBias = family != Family.Qwen2 && fields.Flag("attention_bias"),
            QueryKeyNorm = family == Family.Qwen3,
            TiedEmbeddings = fields.Flag("tie_word_embeddings"),
            EndTokenIds = fields.Ids("eos_token_id"),
        };
        Check(config, problems);
        problems.ThrowIfAny();
        return config;
    }

    /// <summary>Refuses settings that would silently change the result if they were ignored.</summary>
    private static void Refuse(ConfigFields fields, FileErrors problems)
    {
        if (fields.Text("hidden_act") is { } activation and not ("silu" or "swish"))
        {
            problems.Add($"hidden_act is '{activation}' where only 'silu' is supported");
        }

        if (fields.Flag("mlp_bias"))
        {
            problems.Add("mlp_bias is true, which is not supported");
        }

        if (fields.Has("quantization_config"))
        {
            problems.Add("quantization_config is set: the weights are already quantised; import the unquantised checkpoint");
        }

        RefusePartialRotation(fields, problems);
    }

    private static void RefusePartialRotation(ConfigFields fields, FileErrors problems)
    {
        const string Share = "partial_rotary_factor";
        if (fields.Number(Share, 1) != 1)
        {
            problems.Add($"{fields.FullName(Share)} is not 1, which is not supported");
        }
    }

    /// <summary>The sliding window in tokens; null when every token attends to the whole text.</summary>
    private static int? SlidingWindow(ConfigFields fields, Family family) =>
        fields.Has("sliding_window")
        && family switch
        {
            Family.Mistral => true,
            Family.Qwen2 or Family.Qwen3 => fields.Flag("use_sliding_window"),
            _ => false,
        }
            ? fields.Count("sliding_window")
            : null;

    /// <summary>From <c>rope_scaling</c> and <c>rope_theta</c>, or from <c>rope_parameters</c>, which holds both.</summary>
    private static RopeSettings Rope(ConfigFields fields, FileErrors problems)
    {
        var scaling = fields.Object("rope_parameters") ?? fields.Object("rope_scaling");
        if (scaling is not null)
        {
            RefusePartialRotation(scaling, problems);
            foreach (var kind in scaling.Objects)
            {
                problems.Add($"{kind} is a rotation for some of the layers, which is not supported");
            }
        }

        var theta =
            scaling is not null && scaling.Has("rope_theta") ? scaling.Number("rope_theta") : fields.Number("rope_theta", DefaultTheta);
        var type = scaling?.Text("rope_type") ?? scaling?.Text("type") ?? "default";
        switch (type)
        {
            case "default":
                return new RopeSettings(theta, null);
            case "linear":
                return new RopeSettings(theta, new LinearScaling(scaling!.Number("factor")));
            case "llama3":
                return new RopeSettings(
                    theta,
                    new Llama3Scaling(
                        scaling!.Number("factor"),
                        scaling.Number("low_freq_factor"),
                        scaling.Number("high_freq_factor"),
                        scaling.Count("original_max_position_embeddings")
                    )
                );
            default:
                problems.Add($"rope_scaling has the type '{type}'; supported are default, linear and llama3");
                return new RopeSettings(theta, null);
        }
    }

    private static void Check(CheckpointConfig config, FileErrors problems)
    {
        if (config.KeyValueHeads > 0 && config.QueryHeads % config.KeyValueHeads != 0)
        {
            problems.Add($"num_attention_heads {config.QueryHeads} is not a multiple of num_key_value_heads {config.KeyValueHeads}");
        }

        if (config.HeadWidth % 2 != 0)
        {
            problems.Add($"head_dim is {config.HeadWidth}; rotary positions need an even width");
        }

        if (config.HeadWidth > WidestHead)
        {
            problems.Add($"head_dim is {config.HeadWidth}, and at most {WidestHead} is supported");
        }
    }
}
