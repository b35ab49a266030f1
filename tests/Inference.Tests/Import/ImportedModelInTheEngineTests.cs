using Verify.Inference.Engine;
using Verify.Inference.Tests.Engine;
using Verify.Tests.Shared.Checkpoints;
using Verify.Tests.Shared.Reference;

namespace Verify.Inference.Tests.Import;

/// <summary>From a Hugging Face directory to tokens and scores, through import and engine.</summary>
public sealed class ImportedModelInTheEngineTests : ImportTest
{
    [Fact]
    public async Task A_policy_continues_a_rendered_problem_as_the_reference_does()
    {
        var checkpoint = Write(CheckpointSpecs.Policy("qwen3") with { Description = CheckpointSpecs.DescribedPolicy() });
        await using var model = await LoadAsync();
        var path = Prompt(model);
        await using var tree = await model.OpenAsync(100, TestContext.Current.CancellationToken);
        var request = new ContinueRequest(path, 1, Sampling.Greedy, [], 6);
        var piece = Assert.Single(await tree.ContinueAsync([request], DecodeLimits.None));
        Assert.Equal(Greedy(checkpoint, path.ToArray(), 6), piece.Ids());
    }

    [Fact]
    public async Task Every_head_of_a_reward_model_is_read_at_its_place_in_the_outputs()
    {
        var checkpoint = Write(CheckpointSpecs.Reward("described"));
        await using var model = await LoadAsync();
        var path = model.Append(Prompt(model), model.EncodeMarkup("12 - 3 = 9\n<|end|>"));
        await using var tree = await model.OpenAsync(100, TestContext.Current.CancellationToken);
        var values = Assert.Single(await tree.ReadHeadsAsync([path], TestContext.Current.CancellationToken));
        var reference = new ReferenceDecoder(checkpoint);
        foreach (var head in model.Description.Heads)
        {
            var expected = reference.Head(path.ToArray(), $"heads.{head.Name}");
            Assert.All(expected.Zip(values[head.Offset..(head.Offset + head.Width)]), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }
    }

    private static TokenPath Prompt(DecoderModel model) => model.RenderProblem("What is 12 - 3?");

    private static List<int> Greedy(Checkpoint checkpoint, int[] prompt, int count)
    {
        var reference = new ReferenceDecoder(checkpoint);
        var tokens = prompt.ToList();
        for (var i = 0; i < count; i++)
        {
            var logits = reference.Logits(tokens);
            tokens.Add(Array.IndexOf(logits, logits.Max()));
        }

        return tokens[prompt.Length..];
    }

    private async Task<DecoderModel> LoadAsync()
    {
        await ImportAsync();
        return await DecoderModel.LoadAsync(Target, new DecoderOptions(), TestContext.Current.CancellationToken);
    }
}
