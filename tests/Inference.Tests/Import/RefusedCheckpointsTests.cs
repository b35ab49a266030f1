using System.Text;
using System.Text.Json.Nodes;
using Verify.Tests.Shared.Checkpoints;

namespace Verify.Inference.Tests.Import;

/// <summary>A checkpoint that is wrong is refused before anything is written, with the file and what is wrong with it.</summary>
public sealed class RefusedCheckpointsTests : ImportTest
{
    public static TheoryData<string, string, string> ConfigChanges =>
        new()
        {
            { "architectures", "[\"GPT2LMHeadModel\"]", "architectures names GPT2LMHeadModel. Supported are Llama" },
            { "architectures", "[\"LlamaForProcessRewardModel\"]", "architectures names LlamaForProcessRewardModel" },
            { "architectures", "[]", "architectures names nothing" },
            { "hidden_act", "\"gelu\"", "hidden_act is 'gelu'" },
            { "hidden_size", "-1", "hidden_size is -1 where a positive whole number up to 16777216 is expected" },
            { "num_hidden_layers", "\"two\"", "num_hidden_layers is \"two\"" },
            { "num_key_value_heads", "3", "num_attention_heads 4 is not a multiple of num_key_value_heads 3" },
            { "head_dim", "15", "head_dim is 15" },
            { "num_hidden_layers", "2000000000", "num_hidden_layers is 2000000000" },
            { "max_position_embeddings", "2000000000", "max_position_embeddings is 2000000000" },
            { "max_position_embeddings", "null", "max_position_embeddings is missing" },
            { "mlp_bias", "true", "mlp_bias is true" },
            { "quantization_config", "{\"bits\":4}", "already quantised" },
            { "rope_scaling", "{\"type\":\"yarn\",\"factor\":4}", "the type 'yarn'; supported are default, linear and llama3" },
            { "rope_scaling", "{\"rope_type\":\"llama3\",\"factor\":8}", "rope_scaling.low_freq_factor is missing" },
            { "rope_parameters", "{\"rope_theta\":10000,\"partial_rotary_factor\":0.5}", "rope_parameters.partial_rotary_factor is not 1" },
            { "rope_parameters", "{\"full_attention\":{\"rope_theta\":10000}}", "rope_parameters.full_attention" },
            { "rope_scaling", "\"linear\"", "rope_scaling is \"linear\"" },
            { "head_dim", "16777216", "head_dim is 16777216" },
            { "rms_norm_eps", "0", "rms_norm_eps is 0 where a positive number" },
            { "tie_word_embeddings", "\"yes\"", "tie_word_embeddings is \"yes\"" },
        };

    [Theory]
    [MemberData(nameof(ConfigChanges))]
    public async Task A_configuration_that_cannot_be_followed_is_refused_by_field(string field, string value, string named)
    {
        Write(CheckpointSpecs.Policy("llama2")).Edit("config.json", config => config[field] = JsonNode.Parse(value));
        await AssertRefusedAsync("config.json", named);
    }

    [Fact]
    public async Task All_faults_of_a_configuration_are_named_at_once()
    {
        Write(CheckpointSpecs.Policy("llama2"))
            .Edit("config.json", config =>
            {
                config["hidden_act"] = "gelu";
                config["vocab_size"] = 0;
                config.AsObject().Remove("intermediate_size");
            });
        await AssertRefusedAsync("hidden_act", "vocab_size", "intermediate_size");
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("tokenizer.json")]
    [InlineData("model.safetensors")]
    public async Task A_missing_file_is_refused_by_name(string file)
    {
        Write(CheckpointSpecs.Policy("llama2"));
        File.Delete(Path.Combine(Source, file));
        await AssertRefusedAsync(file);
    }

    [Fact]
    public async Task A_missing_directory_is_refused_by_name() => await AssertRefusedAsync(Source, "no such directory");

    [Fact]
    public async Task Weights_in_another_format_are_refused_with_what_to_do()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        File.Move(Path.Combine(Source, "model.safetensors"), Path.Combine(Source, "pytorch_model.bin"));
        await AssertRefusedAsync("pytorch_model.bin", "safetensors");
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("generation_config.json")]
    [InlineData("tokenizer_config.json")]
    [InlineData("tokenizer.json")]
    public async Task A_file_that_is_no_json_is_refused_by_name(string file)
    {
        Write(CheckpointSpecs.Policy("llama2"));
        File.WriteAllText(Path.Combine(Source, file), "{");
        await AssertRefusedAsync(file);
    }

    [Fact]
    public async Task Missing_misshapen_and_surplus_tensors_are_named_at_once()
    {
        Write(CheckpointSpecs.Policy("llama2"), tensors =>
        {
            tensors.Remove("model.norm.weight");
            tensors["model.layers.1.mlp.up_proj.weight"] = new Tensor([1, 2], [1, 2]);
            tensors["model.layers.2.mlp.up_proj.weight"] = new Tensor([1], [1]);
        });
        await AssertRefusedAsync(
            "'model.norm.weight' is missing",
            "'model.layers.1.mlp.up_proj.weight' has the shape [1, 2]",
            "'model.layers.2.mlp.up_proj.weight' has no place"
        );
    }

    [Fact]
    public async Task A_checkpoint_without_its_projection_is_refused_unless_it_is_tied()
    {
        Write(CheckpointSpecs.Policy("llama2"), tensors => tensors.Remove("lm_head.weight"));
        await AssertRefusedAsync("'lm_head.weight' is missing");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public async Task A_weight_that_is_not_finite_is_refused(float value)
    {
        Write(CheckpointSpecs.Policy("llama2"), tensors => tensors["model.layers.1.self_attn.k_proj.weight"].Values[7] = value);
        await AssertRefusedAsync("model.safetensors", "'model.layers.1.self_attn.k_proj.weight' contains");
    }

    [Fact]
    public async Task A_truncated_file_is_refused()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        using (var file = File.OpenWrite(Path.Combine(Source, "model.safetensors")))
        {
            file.SetLength(file.Length - 1);
        }

        await AssertRefusedAsync("model.safetensors", "truncated");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(8)]
    public async Task A_file_of_a_few_bytes_is_refused(int length)
    {
        Write(CheckpointSpecs.Policy("llama2"));
        File.WriteAllBytes(Path.Combine(Source, "model.safetensors"), new byte[length]);
        await AssertRefusedAsync("model.safetensors", "not a safetensors file");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1L << 40)]
    [InlineData(long.MaxValue)]
    public async Task A_header_length_that_lies_is_refused(long claimed)
    {
        Write(CheckpointSpecs.Policy("llama2"));
        using (var file = File.OpenWrite(Path.Combine(Source, "model.safetensors")))
        {
            file.Write(BitConverter.GetBytes(claimed));
        }

        await AssertRefusedAsync("model.safetensors", $"header of {claimed} bytes");
    }

    [Theory]
    [InlineData("\"F16\"", "\"I64\"", "is stored as I64; supported are F32, F16 and BF16")]
    [InlineData("\"shape\":[64]", "\"shape\":[65]", "which do not fit it")]
    [InlineData("\"shape\":[64]", "\"shape\":[-4]", "which do not fit it")]
    [InlineData("\"dtype\"", "\"dtypo\"", "lacks a valid dtype")]
    [InlineData("{", "[", "its header is not JSON")]
    [InlineData("\"__meta", "\"\\uD800", "its header is not JSON")]
    public async Task A_header_that_contradicts_itself_is_refused(string before, string after, string named)
    {
        Write(CheckpointSpecs.Policy("llama2"));
        var path = Path.Combine(Source, "model.safetensors");
        var bytes = File.ReadAllBytes(path);
        var length = (int)BitConverter.ToInt64(bytes);
        var header = Encoding.UTF8.GetString(bytes, 8, length).Replace(before, after, StringComparison.Ordinal);
        Encoding.UTF8.GetBytes(header).CopyTo(bytes, 8);
        File.WriteAllBytes(path, bytes);
        await AssertRefusedAsync("model.safetensors", named);
    }

    /// <summary>Regression: such an end overflowed and seemed to be before the end of the file.</summary>
    [Fact]
    public async Task A_tensor_that_ends_beyond_all_numbers_is_refused()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        var header = $$$"""{"x":{"dtype":"F16","shape":[{{{long.MaxValue / 2}}}],"data_offsets":[0,{{{long.MaxValue - 1}}}]}}""";
        File.WriteAllBytes(
            Path.Combine(Source, "model.safetensors"),
            [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header)]
        );
        await AssertRefusedAsync("tensor 'x' ends", "truncated");
    }

    [Theory]
    [InlineData(
        "model-00002-of-00002.safetensors",
        "model-00003-of-00002.safetensors",
        "names the shard 'model-00003-of-00002.safetensors'"
    )]
    [InlineData("model-00002-of-00002.safetensors", "../model.safetensors", "names the shard '../model.safetensors'")]
    [InlineData("model.norm.weight", "model.norm.bias", "tensor 'model.norm.bias' is in model-00002-of-00002.safetensors, where it is not")]
    [InlineData("weight_map", "weight_mop", "has no weight_map")]
    public async Task An_index_that_does_not_fit_the_shards_is_refused(string before, string after, string named)
    {
        Write(CheckpointSpecs.Policy("mistral"));
        var path = Path.Combine(Source, "model.safetensors.index.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace(before, after, StringComparison.Ordinal));
        await AssertRefusedAsync("model.safetensors.index.json", named);
    }

    [Fact]
    public async Task A_tokenizer_with_more_tokens_than_the_model_is_refused()
    {
        Write(CheckpointSpecs.Policy("llama2") with { VocabularySize = 260 });
        await AssertRefusedAsync("tokenizer.json", "ids up to 264", "vocab_size 260");
    }

    [Fact]
    public async Task Widths_that_do_not_divide_into_blocks_are_refused_for_few_bits()
    {
        Write(CheckpointSpecs.Policy("llama2") with { HiddenWidth = 48, QueryHeads = 3, KeyValueHeads = 3 });
        await AssertRefusedAsync(request => request with { Precision = Precision.Int8 }, "hidden_size is 48", "import in float32");
    }

    [Fact]
    public async Task An_end_token_that_is_not_special_is_refused()
    {
        Write(CheckpointSpecs.Policy("llama2")).Edit("generation_config.json", config => config["eos_token_id"] = 100);
        await AssertRefusedAsync("end token 100");
    }

    [Fact]
    public async Task A_longer_context_than_the_models_own_is_refused()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        await AssertRefusedAsync(
            request => request with { ContextLength = 257 },
            "a context of 257 tokens was asked for, the model has 256"
        );
    }

    [Fact]
    public async Task A_surplus_part_of_the_projection_is_refused()
    {
        Write(CheckpointSpecs.Policy("llama2"), tensors => tensors["lm_head.bias"] = new Tensor([1], [1]));
        await AssertRefusedAsync("'lm_head.bias' has no place");
    }

    [Fact]
    public async Task A_classifier_cannot_be_a_policy()
    {
        Write(CheckpointSpecs.Reward("sequence-classifier"));
        await AssertRefusedAsync(request => request with { Kind = ModelKind.Policy }, "LlamaForSequenceClassification cannot be a policy");
    }

    [Fact]
    public async Task A_language_model_without_described_heads_cannot_be_a_reward_model()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        await AssertRefusedAsync(request => request with { Kind = ModelKind.Reward }, "describe its heads in verify.json");
    }
}
