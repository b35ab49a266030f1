using BenchmarkDotNet.Attributes;
using Verify.Inference.Engine;
using Verify.Inference.Import;
using Verify.Tests.Shared.Checkpoints;
using Verify.Verifiers;
using Verify.Verifiers.Rewards;

namespace Verify.Bench.Reward;

/// <summary>
/// A beam of 4 grows for 10 steps, each of its paths by 4 candidates; after every step a process reward scores the 16 new ones.
/// Incremental:
/// one session, as the search uses it. PrefixShared: a session for every step, so that only what the 16 have in common is run once. Full: a
/// session for every candidate, which is what a reward model behind a stateless endpoint costs.
/// </summary>
[InProcess]
[WarmupCount(1)]
[IterationCount(3)]
[InvocationCount(1, 1)]
public class GrowingTreeBenchmarks
{
    private const int Width = 4;
    private const int Depth = 10;
    private const int Hidden = 256;
    private const int Columns = 4096;

    private static readonly Problem Problem = new(
        "Natalia sold clips to 48 friends in April, and then half as many in May. How many did she sell in all?",
        ProblemKind.Math
    );

    private readonly TemporaryDirectory _directory = new();
    private readonly List<StepPath[]> _levels = [];
    private DecoderModel _model = null!;
    private RewardModelVerifier _verifier = null!;

    [GlobalSetup]
    public async Task LoadAsync()
    {
        // Random weights in the shape of a small reward model: speed does not depend on what it has learnt.
        var spec = CheckpointSpecs.Reward("described") with
        {
            HiddenWidth = Hidden,
            IntermediateWidth = 704,
            Layers = 6,
            QueryHeads = 4,
            HeadWidth = 64,
            ContextLength = 1024,
            HeadTensors =
            [
                .. new[] { ("process", 2), ("outcome", 1), ("pairwise", 1) }.SelectMany(head => Tensors(head.Item1, head.Item2)),
            ],
        };
        var checkpoint = Checkpoint.Write(spec, _directory.Combine("checkpoint"), seed: 1);
        var target = _directory.Combine("model");
        await ModelImporter.ImportAsync(new ImportRequest { Source = checkpoint.Directory, Target = target }, null, default);
        _model = await DecoderModel.LoadAsync(target, new DecoderOptions(), default);
        _verifier = new RewardModelVerifier("bench", _model);
        Grow();
        Console.WriteLine($"// tokens run: incremental {await Incremental()}, prefix shared {await PrefixShared()}, full {await Full()}");
    }

    [GlobalCleanup]
    public async Task UnloadAsync()
    {
        await _model.DisposeAsync();
        _directory.Dispose();
    }

    [Benchmark]
    public async Task<long> Incremental()
    {
        await using var session = await _verifier.OpenAsync(new VerifierOpening(Problem, Columns), default);
        foreach (var level in _levels)
        {
            await session.Process!.ScoreAsync(level, default);
        }

        return session.Usage.Tokens;
    }

    [Benchmark]
    public Task<long> PrefixShared() => ScoreApartAsync(_levels);

    [Benchmark(Baseline = true)]
    public Task<long> Full() => ScoreApartAsync(_levels.SelectMany(level => level).Select(path => new[] { path }));

    private async Task<long> ScoreApartAsync(IEnumerable<StepPath[]> calls)
    {
        var tokens = 0L;
        foreach (var call in calls)
        {
            await using var session = await _verifier.OpenAsync(new VerifierOpening(Problem, Columns), default);
            await session.Process!.ScoreAsync(call, default);
            tokens += session.Usage.Tokens;
        }

        return tokens;
    }

    private static IEnumerable<(string Name, int[] Shape)> Tensors(string head, int width) =>
        [($"heads.{head}.weight", [width, Hidden]), ($"heads.{head}.bias", [width])];

    private void Grow()
    {
        StepPath[] beam = [StepPath.Empty];
        for (var depth = 0; depth < Depth; depth++)
        {
            var level = beam.SelectMany(path =>
                Enumerable.Range(0, Width * Width / beam.Length).Select(i => path.Append($"{depth}. So {i} + 24 = {i + 24} clips.\n"))
            );
            _levels.Add([.. level]);
            beam = [.. _levels[^1].Where((_, i) => i % Width == 0)];
        }
    }
}
