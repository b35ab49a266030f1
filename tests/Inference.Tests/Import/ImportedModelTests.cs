using System.Text.Json.Nodes;
using Verify.Inference.Manifests;
using Verify.Tests.Shared.Checkpoints;
using Verify.Tests.Shared.Reference;

namespace Verify.Inference.Tests.Import;

/// <summary>An imported model computes what the papers say: its parity sample is compared with the float64 reference.</summary>
public sealed class ImportedModelTests : ImportTest
{
    public static TheoryData<string> Policies => [.. CheckpointSpecs.Policies];

    public static TheoryData<string> Rewards => [.. CheckpointSpecs.Rewards];

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_policy_in_fp32_agrees_with_the_reference(string name)
    {
        var checkpoint = Write(CheckpointSpecs.Policy(name));
        var report = await ImportAsync();
        AssertClose(Logits(checkpoint, ModelManifestFile.Load(report.Target)), ModelManifestFile.Load(report.Target).Parity.Outputs, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Rewards))]
    public async Task A_reward_model_in_fp32_agrees_with_the_reference(string name)
    {
        var checkpoint = Write(CheckpointSpecs.Reward(name));
        var report = await ImportAsync();
        Assert.Equal(ModelKind.Reward, ModelManifestFile.Load(report.Target).Kind);
        AssertClose(
            HeadValues(checkpoint, ModelManifestFile.Load(report.Target).Parity.Tokens),
            ModelManifestFile.Load(report.Target).Parity.Outputs,
            1e-4
        );
    }

    [Theory]
    [InlineData("llama3", Precision.Int8, 0.03)]
    [InlineData("qwen3", Precision.Int8, 0.03)]
    [InlineData("smollm2", Precision.Int8, 0.03)]
    [InlineData("qwen2-tied", Precision.Int4, 0.25)]
    public async Task A_policy_in_few_bits_stays_within_a_share_of_its_largest_logit(string name, Precision precision, double share)
    {
        var checkpoint = Write(CheckpointSpecs.Policy(name));
        var report = await ImportAsync(request => request with { Precision = precision });
        var expected = Logits(checkpoint, ModelManifestFile.Load(report.Target));
        AssertClose(expected, ModelManifestFile.Load(report.Target).Parity.Outputs, share * expected.Max(Math.Abs));
    }

    [Fact]
    public async Task Positions_that_are_scaled_linearly_agree_with_the_reference()
    {
        var checkpoint = Write(
            CheckpointSpecs.Policy("llama2") with
            {
                RopeScaling = new JsonObject { ["type"] = "linear", ["factor"] = 4 },
            }
        );
        var report = await ImportAsync();
        AssertClose(Logits(checkpoint, ModelManifestFile.Load(report.Target)), ModelManifestFile.Load(report.Target).Parity.Outputs, 1e-4);
    }

    [Fact]
    public async Task Llama_with_attention_biases_agrees_with_the_reference()
    {
        var checkpoint = Write(CheckpointSpecs.Policy("llama2") with { AttentionBias = true, OutputBias = true });
        var report = await ImportAsync();
        AssertClose(Logits(checkpoint, ModelManifestFile.Load(report.Target)), ModelManifestFile.Load(report.Target).Parity.Outputs, 1e-4);
    }

    [Theory]
    [InlineData("llama3")]
    [InlineData("qwen3")]
    public async Task The_newer_form_of_the_configuration_gives_the_same_model(string name)
    {
        var spec = CheckpointSpecs.Policy(name);
        var checkpoint = Write(spec);
        checkpoint.Edit("config.json", config =>
        {
            var rope = spec.RopeScaling?.DeepClone().AsObject() ?? new JsonObject { ["rope_type"] = "default" };
            rope["rope_theta"] = spec.RopeTheta;
            config["rope_parameters"] = rope;
            config.AsObject().Remove("rope_theta");
            config.AsObject().Remove("rope_scaling");
        });
        var report = await ImportAsync();
        AssertClose(Logits(checkpoint, ModelManifestFile.Load(report.Target)), ModelManifestFile.Load(report.Target).Parity.Outputs, 1e-4);
    }

    /// <summary>The hub's cache keeps files by their hash, and a checkpoint there is a folder of links to them.</summary>
    [Theory]
    [InlineData("llama2")]
    [InlineData("llama3")]
    public async Task A_checkpoint_of_links_is_read_where_they_point(string name)
    {
        var checkpoint = Write(CheckpointSpecs.Policy(name));
        var store = Directory.CreateDirectory(Path.Combine(Source, "blobs"));
        foreach (var (file, hash) in Directory.GetFiles(Source).Select((file, i) => (file, $"{i:x40}")))
        {
            File.Move(file, Path.Combine(store.FullName, hash));
            File.CreateSymbolicLink(file, Path.Combine("blobs", hash));
        }

        var report = await ImportAsync();
        AssertClose(Logits(checkpoint, ModelManifestFile.Load(report.Target)), ModelManifestFile.Load(report.Target).Parity.Outputs, 1e-4);
    }

    [Fact]
    public async Task A_whole_file_goes_before_an_index_whose_shards_are_gone()
    {
        var checkpoint = Write(CheckpointSpecs.Policy("llama2"));
        File.WriteAllText(
            Path.Combine(Source, "model.safetensors.index.json"),
            """{"weight_map":{"model.norm.weight":"model-00001-of-00001.safetensors"}}"""
        );
        var report = await ImportAsync();
        AssertClose(Logits(checkpoint, ModelManifestFile.Load(report.Target)), ModelManifestFile.Load(report.Target).Parity.Outputs, 1e-4);
    }

    [Fact]
    public async Task A_configuration_without_key_value_heads_has_as_many_as_query_heads()
    {
        Write(CheckpointSpecs.Policy("llama2")).Edit("config.json", config => config.AsObject().Remove("num_key_value_heads"));
        Assert.Equal(4, (await ImportManifestAsync()).KeyValueHeads);
    }

    [Fact]
    public async Task Vocabulary_rows_of_a_language_model_serve_as_a_reward_head()
    {
        var description = CheckpointSpecs.DescribedPolicy();
        description["kind"] = "reward";
        description["heads"] = new JsonObject
        {
            ["process"] = new JsonObject
            {
                ["weight"] = "lm_head.weight",
                ["rows"] = new JsonArray(43, 45),
                ["readout"] = "softmax",
                ["class"] = 0,
                ["at"] = "step",
            },
        };
        var checkpoint = Write(CheckpointSpecs.Policy("mistral") with { Description = description });
        var manifest = await ImportManifestAsync();
        var logits = new ReferenceDecoder(checkpoint).Logits(manifest.Parity.Tokens);
        AssertClose([logits[43], logits[45]], manifest.Parity.Outputs, 1e-4);
        Assert.Equal((2, 0), (manifest.Heads[0].Width, manifest.Heads[0].Class));
    }

    private static double[] Logits(Checkpoint checkpoint, ModelManifest manifest)
    {
        var logits = new ReferenceDecoder(checkpoint).Logits(manifest.Parity.Tokens);
        return [.. manifest.Parity.OutputTokens.Select(token => logits[token])];
    }

    private static double[] HeadValues(Checkpoint checkpoint, IReadOnlyList<int> tokens)
    {
        var reference = new ReferenceDecoder(checkpoint);
        return checkpoint.Tensors.ContainsKey("score.0.weight")
            ? reference.TwoLayerHead(tokens, "score.0", "score.2")
            :
            [
                .. checkpoint
                    .Spec.HeadTensors.Where(tensor => tensor.Name.EndsWith(".weight", StringComparison.Ordinal))
                    .SelectMany(tensor => reference.Head(tokens, tensor.Name[..^".weight".Length])),
            ];
    }

    private static void AssertClose(double[] expected, IReadOnlyList<float> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
