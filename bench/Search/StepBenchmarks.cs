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

    private readonly ByteTokenizer _tokenizer = new();
    private readonly List<int[]> _sampled = [];
    private readonly float[] _logProbabilities = new float[StepTokens];
    private StepCutter _cutter = null!;

    [GlobalSetup]
    public void Sample()
    {
        _cutter = new StepCutter(_tokenizer, "\n", [], [_tokenizer.Special("</s>")]);
        for (var i = 0; i < Proposals; i++)
        {
            _sampled.Add(_tokenizer.Encode($"{i:00} + {i:00} = {2 * i:00}, and that is all.".PadRight(StepTokens - 1) + "\n"));
        }
    }

    [Benchmark]
    public int BeamStep()
    {
        var tree = new SearchTree(TokenPath.Root([1]));
        foreach (var tokens in _sampled)
        {
            tree.Add(tree.Root, _cutter.Cut(tree.Root, tokens, _logProbabilities, [], Extent.Step, NodeEnd.Length)!);
        }

        return tree.Nodes.Count;
    }
}
