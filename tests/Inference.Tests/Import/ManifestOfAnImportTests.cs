using System.Text.Json;
using System.Text.Json.Nodes;
using Verify.Inference.Engine;
using Verify.Inference.Import;
using Verify.Inference.Manifests;
using Verify.Tests.Shared.Checkpoints;

namespace Verify.Inference.Tests.Import;

/// <summary>What an import says of the model it made.</summary>
public sealed class ManifestOfAnImportTests : ImportTest
{
    [Fact]
    public async Task The_folder_holds_graph_tokenizer_and_the_manifest_of_the_reported_model()
    {
        var checkpoint = Write(CheckpointSpecs.Policy("llama3"));
        var report = await ImportAsync(request => request with { Name = "tiny" });
        var manifest = ModelManifestFile.Load(Target);
        Assert.Equal(JsonSerializer.Serialize(manifest.Describe(report.Model.Prompts)), JsonSerializer.Serialize(report.Model));
        Assert.Equal("tiny", report.Model.Name);
        Assert.Equal("LlamaForCausalLM", report.Model.Architecture);
        Assert.Equal(checkpoint.Tensors.Values.Sum(tensor => (long)tensor.Values.Length), report.Model.Parameters);
        Assert.Equal(Target, report.Target);
        Assert.Equal(Directory.EnumerateFiles(Target).Sum(file => new FileInfo(file).Length), report.TargetBytes);
        Assert.Equal(File.ReadAllText(Path.Combine(Source, "tokenizer.json")), File.ReadAllText(Path.Combine(Target, "tokenizer.json")));
    }

    [Fact]
    public async Task The_same_checkpoint_gives_the_same_bytes()
    {
        Write(CheckpointSpecs.Policy("qwen2"));
        await ImportAsync();
        var first = File.ReadAllBytes(Path.Combine(Target, "model.onnx.data"));
        await ImportAsync(request => request with { Overwrite = true });
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(Target, "model.onnx.data")));
        Assert.Empty(Leftovers);
    }

    [Fact]
    public async Task A_description_beside_the_checkpoint_says_how_the_model_is_asked()
    {
        Write(CheckpointSpecs.Reward("described"));
        var manifest = await ImportManifestAsync();
        Assert.Equal("<|problem|>{problem}<|solution|>", manifest.Template);
        Assert.Equal("\n", manifest.StepSeparator);
        Assert.Equal(["<|end|>"], manifest.EndTokens);
        Assert.Equal(
            [("process", 0, 2, "softmax", "step"), ("outcome", 2, 1, "sigmoid", "end"), ("pairwise", 3, 1, "sigmoid", "judge")],
            manifest.Heads.Select(head => (head.Name, head.Offset, head.Width, head.Readout, head.At))
        );
        Assert.All(manifest.Heads, head => Assert.Equal(1, head.Class));
        Assert.Equal(("<|solution|>", "<|judge|>"), (manifest.Heads[2].Joiner, manifest.Heads[2].Judge));
    }

    [Fact]
    public async Task Further_prompts_of_a_description_are_written_and_rendered_by_their_names()
    {
        var description = CheckpointSpecs.DescribedPolicy();
        description["templates"] = new JsonObject { ["revise"] = "<|problem|>{problem}\n{solution}<|solution|>" };
        Write(CheckpointSpecs.Policy("llama3") with { Description = description });
        var report = await ImportAsync();
        await using var model = await DecoderModel.LoadAsync(Target, new DecoderOptions(), TestContext.Current.CancellationToken);

        Assert.Equal(["problem: problem", "revise: problem, solution"], report.Model.Prompts.Select(Spell));
        Assert.Equal(report.Model.Prompts.Select(Spell), model.Description.Prompts.Select(Spell));
        Assert.Equal(
            model.Append(TokenPath.Root([]), model.EncodeMarkup("<|problem|>1 + 1\n3<|solution|>")).ToArray(),
            model.Render("revise", new Dictionary<string, string> { ["problem"] = "1 + 1", ["solution"] = "3" }).ToArray()
        );

        static string Spell(PromptDescription prompt) => $"{prompt.Name}: {string.Join(", ", prompt.Placeholders)}";
    }

    [Theory]
    [InlineData("sequence-classifier", "outcome", "identity", "end", null)]
    [InlineData("token-classifier", "process", "softmax", "step", null)]
    [InlineData("qwen2-process", "process", "softmax", "step", "<extra_0>")]
    [InlineData("qwen2-outcome", "outcome", "identity", "end", null)]
    [InlineData("skywork", "process", "sigmoid", "step", null)]
    public async Task Published_reward_models_are_read_as_their_authors_say(
        string name,
        string head,
        string readout,
        string at,
        string? stepToken
    )
    {
        Write(CheckpointSpecs.Reward(name));
        var found = Assert.Single((await ImportManifestAsync()).Heads);
        Assert.Equal((head, readout, at, stepToken), (found.Name, found.Readout, found.At, found.StepToken));
    }

    [Fact]
    public async Task The_request_goes_before_the_description()
    {
        Write(CheckpointSpecs.Policy("llama2") with { Description = CheckpointSpecs.DescribedPolicy() });
        var manifest = await ImportManifestAsync(request => request with { Template = "{problem}<|solution|>", StepSeparator = ";" });
        Assert.Equal(("{problem}<|solution|>", ";"), (manifest.Template, manifest.StepSeparator));
    }

    [Fact]
    public async Task A_shorter_context_can_be_asked_for()
    {
        Write(CheckpointSpecs.Policy("llama3"));
        Assert.Equal(128, (await ImportManifestAsync(request => request with { ContextLength = 128 })).ContextLength);
    }

    [Theory]
    [InlineData("MistralForCausalLM", "mistral", null, 64, true)]
    [InlineData("Qwen2ForCausalLM", "qwen2", true, 64, true)]
    [InlineData("Qwen2ForCausalLM", "qwen2", false, 256, false)]
    public async Task A_sliding_window_ends_the_context_and_the_report_says_why(
        string architecture,
        string type,
        bool? used,
        int context,
        bool noted
    )
    {
        var spec = CheckpointSpecs.Policy("mistral") with
        {
            Architecture = architecture,
            ModelType = type,
            AttentionBias = type == "qwen2",
        };
        Write(spec).Edit("config.json", config => (config["sliding_window"], config["use_sliding_window"]) = (64, used));
        var report = await ImportAsync();
        Assert.Equal(context, ModelManifestFile.Load(report.Target).ContextLength);
        Assert.Equal(noted, report.Notes.Any(note => note.Contains("sliding window", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task End_tokens_are_those_of_the_generation_configuration_the_tokenizers_own_first()
    {
        Write(CheckpointSpecs.Policy("llama2")).Edit("generation_config.json", config => config["eos_token_id"] = new JsonArray(0, 3));
        Assert.Equal(["<|end|>", "<|pad|>"], (await ImportManifestAsync()).EndTokens);
    }

    [Fact]
    public async Task A_tied_projection_that_stands_in_the_files_is_left_out_and_noted()
    {
        var spec = CheckpointSpecs.Policy("qwen2-tied");
        Write(spec, tensors => tensors["lm_head.weight"] = tensors["model.embed_tokens.weight"]);
        Assert.Contains("lm_head.weight", Assert.Single((await ImportAsync()).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reward_model_that_still_predicts_tokens_can_be_taken_as_a_policy()
    {
        Write(CheckpointSpecs.Reward("skywork"));
        var report = await ImportAsync(request => request with { Kind = ModelKind.Policy });
        Assert.Equal(
            (ModelKind.Policy, 0),
            (ModelManifestFile.Load(report.Target).Kind, ModelManifestFile.Load(report.Target).Heads.Count)
        );
        Assert.Contains("v_head.summary.weight", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_described_head_takes_the_place_of_the_published_one()
    {
        var description = CheckpointSpecs.DescribedPolicy();
        description["kind"] = "reward";
        description["heads"] = new JsonObject
        {
            ["outcome"] = new JsonObject
            {
                ["weight"] = "regression.weight",
                ["readout"] = "tanh",
                ["at"] = "end",
            },
        };
        Write(
            CheckpointSpecs.Reward("sequence-classifier") with
            {
                HeadTensors = [("regression.weight", [1, 64])],
                Description = description,
            }
        );
        Assert.Equal("tanh", Assert.Single((await ImportManifestAsync()).Heads).Readout);
    }

    /// <summary>Regression: its heads were silently left out and it became a policy.</summary>
    [Fact]
    public async Task A_description_with_heads_is_of_a_reward_model_even_if_it_does_not_say_so()
    {
        Write(CheckpointSpecs.Reward("described")).Edit("verify.json", description => description.AsObject().Remove("kind"));
        var manifest = await ImportManifestAsync();
        Assert.Equal((ModelKind.Reward, 3), (manifest.Kind, manifest.Heads.Count));
    }

    [Fact]
    public async Task Progress_runs_from_nothing_to_all()
    {
        Write(CheckpointSpecs.Policy("llama2"));
        var seen = new ListProgress();
        await ImportAsync(progress: seen);
        Assert.Equal(seen.Fractions.Order(), seen.Fractions);
        Assert.Equal((0, 1), (seen.Fractions[0], seen.Fractions[^1]));
    }

    private sealed class ListProgress : IProgress<ImportProgress>
    {
        public List<double> Fractions { get; } = [];

        public void Report(ImportProgress value) => Fractions.Add(value.Fraction);
    }
}
