using Verify.Inference.Graph;
using Verify.Inference.Import;
using Verify.Inference.Tokenization;
using Verify.Tests.Shared.Checkpoints;
using Verify.Tests.Shared.Reference;

namespace Verify.Inference.Tests.Import;

/// <summary>An imported model computes what the papers say: its parity sample is compared with the float64 reference.</summary>
public sealed class ImportedModelTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public static TheoryData<string> Policies => [.. CheckpointSpecs.Policies];

    public static TheoryData<string> Rewards => [.. CheckpointSpecs.Rewards];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_policy_in_fp32_agrees_with_the_reference(string name)
    {
        var checkpoint = Checkpoint.Write(CheckpointSpecs.Policy(name), _directory.Combine("source"), seed: 1);
        var report = await ImportAsync(Precision.Float32);
        AssertClose(Expected(checkpoint, report.Manifest), report.Manifest.Parity.Outputs, 1e-4);
    }

    [Theory]
    [InlineData("llama3", Precision.Int8, 0.03)]
    [InlineData("qwen3", Precision.Int8, 0.03)]
    [InlineData("smollm2", Precision.Int8, 0.03)]
    [InlineData("qwen2-tied", Precision.Int4, 0.25)]
    public async Task A_policy_in_few_bits_stays_within_a_share_of_its_largest_logit(string name, Precision precision, double share)
    {
        var checkpoint = Checkpoint.Write(CheckpointSpecs.Policy(name), _directory.Combine("source"), seed: 2);
        var report = await ImportAsync(precision);
        var expected = Expected(checkpoint, report.Manifest);
        AssertClose(expected, report.Manifest.Parity.Outputs, share * expected.Max(Math.Abs));
    }

    [Theory]
    [MemberData(nameof(Rewards))]
    public async Task A_reward_model_in_fp32_agrees_with_the_reference(string name)
    {
        var checkpoint = Checkpoint.Write(CheckpointSpecs.Reward(name), _directory.Combine("source"), seed: 3);
        var report = await ImportAsync(Precision.Float32);
        Assert.Equal(ModelKind.Reward, report.Manifest.Kind);
        AssertClose(ExpectedHeads(checkpoint, report.Manifest.Parity.Tokens), report.Manifest.Parity.Outputs, 1e-4);
    }

    private static double[] Expected(Checkpoint checkpoint, ModelManifest manifest)
    {
        var logits = new ReferenceDecoder(checkpoint).Logits(manifest.Parity.Tokens);
        return [.. manifest.Parity.OutputTokens.Select(token => logits[token])];
    }

    private static double[] ExpectedHeads(Checkpoint checkpoint, IReadOnlyList<int> tokens)
    {
        var reference = new ReferenceDecoder(checkpoint);
        return checkpoint.Tensors.ContainsKey("score.0.weight")
            ? reference.TwoLayerHead(tokens, "score.0", "score.2")
            : [.. checkpoint.Spec.HeadTensors.Where(tensor => tensor.Name.EndsWith(".weight", StringComparison.Ordinal))
                .SelectMany(tensor => reference.Head(tokens, tensor.Name[..^".weight".Length]))];
    }

    private static void AssertClose(double[] expected, IReadOnlyList<float> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    private Task<ImportReport> ImportAsync(Precision precision) => ModelImporter.ImportAsync(
        new ImportRequest { Source = _directory.Combine("source"), Target = _directory.Combine("model"), Precision = precision },
        null,
        TestContext.Current.CancellationToken);
}
