using Verify.Inference;
using Verify.Inference.Engine;
using Verify.Inference.Import;
using Verify.Tests.Shared.Checkpoints;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Rewards;

namespace Verify.Verifiers.Tests.Rewards;

/// <summary>The verifier over the real engine, with a small random checkpoint that was imported like anyone's.</summary>
public sealed class ImportedRewardModelTests : IAsyncLifetime
{
    private static readonly Problem Problem = new("How many?", ProblemKind.Math);

    private readonly TemporaryDirectory _directory = new();
    private DecoderModel _model = null!;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var checkpoint = Checkpoint.Write(CheckpointSpecs.Reward("described"), _directory.Combine("checkpoint"), seed: 3);
        var target = _directory.Combine("model");
        await ModelImporter.ImportAsync(
            new ImportRequest
            {
                Source = checkpoint.Directory,
                Target = target,
                Precision = Precision.Float32,
            },
            null,
            None
        );
        _model = await DecoderModel.LoadAsync(target, new DecoderOptions(), None);
    }

    public async ValueTask DisposeAsync()
    {
        await _model.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_growing_tree_runs_every_token_once_and_scores_as_whole_solutions_do()
    {
        var verifier = new RewardModelVerifier("prm", _model);
        await using var growing = await verifier.OpenAsync(Problem, 400, None);
        var tree = Steps.Tree(width: 2, depth: 4);
        var scores = new Dictionary<StepPath, double?>();
        foreach (var level in tree.GroupBy(path => path.Depth))
        {
            var paths = level.ToList();
            foreach (var (path, score) in paths.Zip(await growing.Process!.ScoreAsync(paths, None)))
            {
                scores[path] = score.Value;
            }
        }

        // The prompt has two special tokens, and a line end is a token of its own.
        var tokens = 2 + _model.Encode(Problem.Text).Length + tree.Sum(path => _model.Encode(path.Text.TrimEnd()).Length + 1);
        Assert.Equal(tokens, growing.Usage.Tokens);
        foreach (var leaf in tree.Where(path => path.Depth == 4))
        {
            await using var alone = await verifier.OpenAsync(Problem, 400, None);
            var whole = await alone.Process!.ScoreAsync(leaf.Prefixes(), None);
            Assert.All(leaf.Prefixes().Zip(whole), pair => Assert.Equal(scores[pair.First]!.Value, pair.Second.Value!.Value, 1e-4));
        }
    }

    [Fact]
    public async Task Outcome_and_pairs_share_the_tree_with_the_steps()
    {
        await using var session = await new RewardModelVerifier("prm", _model).OpenAsync(Problem, 400, None);
        var (a, b) = (Steps.Of("2 + 2 = 4", "The answer is 4."), Steps.Of("2 + 2 = 5"));
        await session.Process!.ScoreAsync([.. a.Prefixes(), b], None);
        var before = session.Usage.Tokens;
        var outcomes = await session.Outcome!.ScoreAsync([a, b], None);
        Assert.Equal(before + 2, session.Usage.Tokens);
        Assert.All(outcomes, score => Assert.InRange(score.Value!.Value, 0, 1));

        var forth = (await session.Pairwise!.CompareAsync([new(a, b)], None))[0].FirstBeatsSecond;
        var back = (await session.Pairwise.CompareAsync([new(b, a)], None))[0].FirstBeatsSecond;
        Assert.Equal(1 - back, forth);
        Assert.Equal(0, session.Pairwise.Cost([new(b, a)]));
    }
}
