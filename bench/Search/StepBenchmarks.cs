using BenchmarkDotNet.Attributes;
using Verify.Inference;
using Verify.Search.Policies;
using Verify.Search.Tree;
using Verify.Tests.Shared.Fakes;

namespace Verify.Bench.Search;

/// <summary>
/// What one step of a beam search costs, models left out: cutting sixteen sampled steps of 32 tokens and adding them to the tree.
/// </summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private const int Proposals = 16;
    private const int StepTokens = 32;

    private readonly ScriptedLanguageModel _model = new();
    private readonly List<SampledToken[]> _sampled = [];
    private StepCutter _cutter = null!;

    [GlobalSetup]
    public void Sample()
    {
        _cutter = new StepCutter("\n", []);
        for (var i = 0; i < Proposals; i++)
        {
            var text = $"{i:00} + {i:00} = {2 * i:00}, and that is all.".PadRight(StepTokens - 1) + "\n";
            _sampled.Add(Array.ConvertAll(_model.Encode(text), token => new SampledToken(token, 0)));
        }
    }

    [Benchmark]
    public int BeamStep()
    {
        var tree = new SearchTree("fake", RootPrompt.Of("What?"), TokenPath.Root([1]));
        var start = new Start(tree.Root, "fake", _model, tree.Root.Path, tree.Root.Pending);
        foreach (var tokens in _sampled)
        {
            tree.Add(start, _cutter.Cut(start, tokens, Extent.Step, GenerationEnd.Length)!);
        }

        return tree.Nodes.Count;
    }
}
