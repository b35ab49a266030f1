using System.Text.Json.Nodes;
using Verify.Inference.Manifests;
using Verify.Inference.Tests.Import;
using Verify.Tests.Shared.Checkpoints;

namespace Verify.Inference.Tests;

public sealed class ModelManifestFileTests : ImportTest
{
    public static TheoryData<string, string, string> Changes =>
        new()
        {
            { "format", "2", "format is 2" },
            { "name", "\"\"", "name is empty" },
            { "contextLength", "0", "contextLength is 0" },
            { "template", "\"x\"", "lacks the placeholder" },
            { "endTokens", "[]", "endTokens is empty" },
            { "kind", "\"policy\"", "kind is Policy with 3 heads" },
            { "heads.1.offset", "1", "head 'outcome' has offset 1" },
            { "heads.1.name", "\"process\"", "head 'process' is listed twice" },
            { "heads.0.readout", "\"max\"", "has the readout 'max'" },
            { "parity.tokens", "[]", "parity.tokens" },
            { "parity.tokens", "[100000]", "parity.tokens" },
            { "parity.outputs", "[1]", "parity.outputs contains 1 values, must be 4" },
            { "parity.tolerance", "0", "parity.tolerance is 0" },
            { "costs.row.0.run", "-1", "costs.row[0].run is -1" },
            { "costs.batch.1.tokens", "1", "costs.batch[1].tokens is 1" },
            { "costs.row", "[]", "costs.row must begin" },
            { "costs.copyColumn", "-1", "costs.copyColumn is -1" },
            { "endTokens", "[null]", "endTokens contains null" },
            { "heads", "[null]", "heads contains null" },
            { "costs.row", "[null]", "costs.row contains null" },
            { "parity.tokens", "null", "manifest.json" },
            { "unknown", "1", "unknown" },
            { "precision", "\"int2\"", "precision" },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_manifest_that_contradicts_itself_is_refused_by_field(string field, string value, string named)
    {
        await ChangeAsync(manifest =>
        {
            var names = field.Split('.');
            names[..^1].Aggregate(manifest, Child)[names[^1]] = JsonNode.Parse(value);
        });
        var error = Assert.Throws<ModelFormatException>(() => ModelManifestFile.Load(Target));
        Assert.Contains(ModelManifestFile.Name, error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_are_named_at_once()
    {
        await ChangeAsync(manifest => (manifest["name"], manifest["layers"], manifest["template"]) = ("", -1, ""));
        var error = Assert.Throws<ModelFormatException>(() => ModelManifestFile.Load(Target));
        Assert.All(["name is empty", "layers is -1", "template ''"], part =>
            Assert.Contains(part, error.Message, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    public void A_file_that_is_no_manifest_is_refused_by_name(string content)
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, ModelManifestFile.Name), content);
        var error = Assert.Throws<ModelFormatException>(() => ModelManifestFile.Load(Target));
        Assert.Contains("manifest.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_manifest_is_refused_by_name() =>
        Assert.Contains(
            "manifest.json",
            Assert.Throws<ModelFormatException>(() => ModelManifestFile.Load(Target)).Message,
            StringComparison.Ordinal
        );

    private static JsonNode Child(JsonNode node, string name) => (int.TryParse(name, out var index) ? node[index] : node[name])!;

    private async Task ChangeAsync(Action<JsonNode> change)
    {
        Write(CheckpointSpecs.Reward("described"));
        await ImportAsync();
        var path = Path.Combine(Target, ModelManifestFile.Name);
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        change(manifest);
        File.WriteAllText(path, manifest.ToJsonString());
    }
}
