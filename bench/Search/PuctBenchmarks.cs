using BenchmarkDotNet.Attributes;
using Verify.Inference;
using Verify.Search.Strategies.Mcts;
using Verify.Search.Tree;
using Verify.Tests.Shared.Fakes;

namespace Verify.Bench.Search;

/// <summary>
/// What MCTS itself costs, models left out: choosing a wave of eight leaves and backing them up, in a tree of a given size with four
/// children a node.
/// </summary>
[MemoryDiagnoser]
public class PuctBenchmarks
{
    private const int Wave = 8;
    private const int Branching = 4;

    private PuctTree _tree = null!;

    [Params(100, 1_000, 10_000)]
    public int Nodes { get; set; }

    [GlobalSetup]
    public void GrowTree()
    {
        var nodes = new SearchTree("fake", RootPrompt.Of("What?"), TokenPath.Root([1]));
        var model = new ScriptedLanguageModel();
        _tree = new PuctTree(nodes.Root, 1.25, 19652);
        var random = new Random(1);
        while (nodes.Nodes.Count < Nodes)
        {
            foreach (var leaf in _tree.SelectWave(Wave))
            {
                for (var i = 0; i < Branching; i++)
                {
                    var token = new SampledToken(new Token(nodes.Nodes.Count, ReadOnlyMemory<byte>.Empty), -1);
                    var piece = new Piece(new[] { token }, $"{nodes.Nodes.Count}\n");
                    leaf.AddChild(
                        nodes.Add(new Start(leaf.Step, "fake", model, leaf.Step.Path, leaf.Step.Pending), [piece])!,
                        1.0 / Branching,
                        random.NextDouble()
                    );
                }

                PuctTree.Backup(leaf, leaf.FirstValue);
            }
        }
    }

    [Benchmark(OperationsPerInvoke = Wave)]
    public int SelectAndBackUp()
    {
        var wave = _tree.SelectWave(Wave);
        foreach (var leaf in wave)
        {
            PuctTree.Backup(leaf, leaf.FirstValue);
        }

        return wave.Count;
    }
}
