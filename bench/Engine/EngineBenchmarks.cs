using BenchmarkDotNet.Attributes;
using Verify.Inference;
using Verify.Inference.Decoding;
using Verify.Inference.Engine.Trees;

namespace Verify.Bench.Engine;

/// <summary>Prefill, decoding, a fork and the overhead of a call, on the model of 6 million parameters in 8 bits.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const int Tokens = 32;
    private BenchDecoder _decoder = null!;
    private TreeCore _warm = null!;

    /// <summary>Leaves that are decoded together.</summary>
    [Params(1, 8, 32)]
    public int Leaves { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _decoder = new BenchDecoder("T", Precision.Int8);
        _warm = _decoder.NewTree(4096);
        Finish(_decoder.Sampling(_warm, 256, Leaves, 2));
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _warm.Dispose();
        _decoder.Dispose();
    }

    [Benchmark(Description = "prefill of 256 tokens and one sampled token per leaf, fresh tree")]
    public void Prefill()
    {
        using var tree = _decoder.NewTree(512);
        Finish(_decoder.Sampling(tree, 256, Leaves, 1));
    }

    [Benchmark(Description = "256 tokens of prompt, then 32 per leaf, fresh tree")]
    public void Decode()
    {
        using var tree = _decoder.NewTree(256 + (Leaves * Tokens));
        Finish(_decoder.Sampling(tree, 256, Leaves, Tokens));
    }

    [Benchmark(Description = "fork: one token per leaf from a node already run (nothing is run)")]
    public void Fork() => Finish(_decoder.Sampling(_warm, 256, Leaves, 1));

    private static void Finish(ContinueCall call)
    {
        while (call.Advance()) { }
    }
}
