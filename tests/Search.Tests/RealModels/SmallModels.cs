using System.Text.Json.Nodes;
using Verify.Inference;
using Verify.Inference.Engine;
using Verify.Inference.Import;
using Verify.Tests.Shared.Checkpoints;

namespace Verify.Search.Tests.RealModels;

/// <summary>A real policy and a real reward model with random weights, imported once for all tests of a class.</summary>
public sealed class SmallModels : IAsyncLifetime
{
    private const string Letters = "abc=1 \n";

    private readonly TemporaryDirectory _directory = new();

    public DecoderModel Policy { get; private set; } = null!;

    public DecoderModel Reward { get; private set; } = null!;

    /// <summary>A reward model that scores steps and nothing else.</summary>
    public DecoderModel ProcessReward { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Policy = await MakeAsync(
            "policy",
            CheckpointSpecs.Policy("qwen2") with
            {
                TiedEmbeddings = false,
                DataType = "F32",
                Description = CheckpointSpecs.DescribedPolicy(),
            },
            WriteFewTokens
        );
        Reward = await MakeAsync("reward", CheckpointSpecs.Reward("described"), change: null);
        ProcessReward = await MakeAsync("process", StepsOnly(CheckpointSpecs.Reward("described")), change: null);
    }

    public async ValueTask DisposeAsync()
    {
        await Policy.DisposeAsync();
        await Reward.DisposeAsync();
        await ProcessReward.DisposeAsync();
        _directory.Dispose();
    }

    private static CheckpointSpec StepsOnly(CheckpointSpec spec)
    {
        var description = (JsonObject)spec.Description!.DeepClone();
        description["heads"] = new JsonObject { ["process"] = description["heads"]!["process"]!.DeepClone() };
        return spec with
        {
            Description = description,
            HeadTensors = [.. spec.HeadTensors.Where(tensor => tensor.Name.Contains("process", StringComparison.Ordinal))],
        };
    }

    /// <summary>
    /// Of random weights, a line break would come once in 288 tokens: only a few tokens keep their logits, and those the larger.
    /// </summary>
    private static void WriteFewTokens(Dictionary<string, Tensor> tensors)
    {
        var head = tensors["lm_head.weight"];
        var (special, width) = (new CheckpointSpec { Architecture = "", ModelType = "" }.SpecialTokens, head.Shape[1]);
        var kept = Letters.Select(letter => special.Count + letter).Append(ByteTokenizerJson.SpecialId(special, "<|end|>")).ToHashSet();
        tensors["lm_head.weight"] = head with
        {
            Values = [.. head.Values.Select((value, index) => kept.Contains(index / width) ? 6 * value : 0)],
        };
    }

    private async Task<DecoderModel> MakeAsync(string name, CheckpointSpec spec, Action<Dictionary<string, Tensor>>? change)
    {
        var (source, target) = (_directory.Combine($"{name}-checkpoint"), _directory.Combine(name));
        Checkpoint.Write(spec, source, seed: 3, change);
        var request = new ImportRequest
        {
            Source = source,
            Target = target,
            Precision = Precision.Float32,
        };
        await ModelImporter.ImportAsync(request, progress: null, TestContext.Current.CancellationToken);
        return await DecoderModel.LoadAsync(target, new DecoderOptions(), TestContext.Current.CancellationToken);
    }
}
