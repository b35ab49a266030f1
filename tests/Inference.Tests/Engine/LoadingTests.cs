using System.Text.Json.Nodes;
using Verify.Inference.Engine;
using Verify.Inference.Tests.Import;
using Verify.Tests.Shared.Checkpoints;

namespace Verify.Inference.Tests.Engine;

/// <summary>A model folder whose files do not belong together is refused when it is loaded, whatever is wrong with it.</summary>
public sealed class LoadingTests : ImportTest
{
    [Fact]
    public async Task A_folder_as_it_was_written_is_loaded()
    {
        await ImportPolicyAsync();
        await using var model = await LoadAsync();
        Assert.Equal("model", model.Description.Name);
    }

    [Fact]
    public async Task Weights_that_were_changed_are_refused_by_the_parity_sample()
    {
        await ImportPolicyAsync();
        var path = Path.Combine(Target, "model.onnx.data");
        var bytes = File.ReadAllBytes(path);
        for (var i = 3; i < bytes.Length; i += 4)
        {
            bytes[i] ^= 0x80;
        }

        File.WriteAllBytes(path, bytes);
        await AssertRefusedAsync("does not reproduce its parity sample", "Import the model again");
    }

    [Fact]
    public async Task A_sample_that_was_changed_is_refused()
    {
        await ImportPolicyAsync();
        Edit("manifest.json", manifest => manifest["parity"]!["outputs"]![0] = 1000);
        await AssertRefusedAsync("was 1000 when imported");
    }

    [Theory]
    [InlineData("layers", 1)]
    [InlineData("layers", 3)]
    [InlineData("keyValueHeads", 1)]
    [InlineData("keyValueHeads", 4)]
    [InlineData("headWidth", 8)]
    [InlineData("headWidth", 32)]
    [InlineData("hiddenWidth", 32)]
    [InlineData("hiddenWidth", 128)]
    [InlineData("vocabularySize", 280)]
    [InlineData("vocabularySize", 300)]
    public async Task A_manifest_of_another_model_is_refused(string size, int value)
    {
        await ImportPolicyAsync();
        Edit("manifest.json", manifest => manifest[size] = value);
        await AssertRefusedAsync();
    }

    [Fact]
    public async Task A_manifest_of_a_reward_model_is_refused_where_a_policy_lies()
    {
        Write(CheckpointSpecs.Reward("described"));
        await ImportAsync();
        var manifest = File.ReadAllText(Path.Combine(Target, "manifest.json"));
        await ImportPolicyAsync();
        File.WriteAllText(Path.Combine(Target, "manifest.json"), manifest);
        await AssertRefusedAsync();
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("model.onnx")]
    [InlineData("model.onnx.data")]
    [InlineData("vocabulary.onnx")]
    [InlineData("tokenizer.json")]
    public async Task A_missing_file_is_refused_by_name(string file)
    {
        await ImportPolicyAsync();
        File.Delete(Path.Combine(Target, file));
        await AssertRefusedAsync(file);
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("model.onnx.data")]
    [InlineData("vocabulary.onnx")]
    public async Task A_file_that_was_cut_short_is_refused(string file)
    {
        await ImportPolicyAsync();
        using (var cut = File.OpenWrite(Path.Combine(Target, file)))
        {
            cut.SetLength(cut.Length / 2);
        }

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task A_tokenizer_with_more_tokens_than_the_model_is_refused()
    {
        await ImportPolicyAsync();
        Edit("tokenizer.json", tokenizer =>
            tokenizer["added_tokens"]!.AsArray().Add(JsonNode.Parse("""{"id":288,"content":"<|more|>","special":true}"""))
        );
        await AssertRefusedAsync("tokenizer.json", "ids up to 288", "288 tokens");
    }

    [Fact]
    public async Task A_tokenizer_without_the_tokens_that_the_manifest_names_is_refused()
    {
        await ImportPolicyAsync();
        Edit("manifest.json", manifest => manifest["endTokens"] = new JsonArray("<|stop|>"));
        await AssertRefusedAsync("<|stop|>");
    }

    private async Task ImportPolicyAsync()
    {
        Write(CheckpointSpecs.Policy("mistral") with { Description = CheckpointSpecs.DescribedPolicy() });
        await ImportAsync(request => request with { Overwrite = true });
    }

    private Task<DecoderModel> LoadAsync() => DecoderModel.LoadAsync(Target, new DecoderOptions(), TestContext.Current.CancellationToken);

    private void Edit(string file, Action<JsonNode> change)
    {
        var path = Path.Combine(Target, file);
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        change(root);
        File.WriteAllText(path, root.ToJsonString());
    }

    /// <summary>Loading fails with a message that names the folder and all of <paramref name="named"/>.</summary>
    private new async Task AssertRefusedAsync(params string[] named)
    {
        var error = await Assert.ThrowsAsync<ModelFormatException>(LoadAsync);
        Assert.All([Target, .. named], part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
