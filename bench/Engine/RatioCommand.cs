using Verify.Inference.Decoding;
using Verify.Inference.Engine.Trees;

namespace Verify.Bench.Engine;

/// <summary>Tokens per second of the engine beside a bare loop over the same sessions, step by step in turns.</summary>
internal static class RatioCommand
{
    private const int Context = 300;
    private const int WarmSteps = 6;
    private const int SpareSteps = WarmSteps + 4;

    public static int Run(string[] arguments)
    {
        using var decoder = BenchDecoder.FromArguments(arguments);
        var steps = arguments.Contains("M") ? 12 : 64;
        Console.WriteLine($"{decoder.Name}, context {Context}");
        Console.WriteLine("leaves  engine tok/s  bare tok/s  ratio");
        foreach (var leaves in new[] { 1, 8, 32 })
        {
            var (engine, bare) = Measure(decoder, leaves, steps);
            Console.WriteLine($"{leaves, 6}  {engine, 12:F0}  {bare, 10:F0}  {engine / bare, 5:F2}");
        }
        return 0;
    }

    private static (double Engine, double Bare) Measure(BenchDecoder decoder, int leaves, int steps)
    {
        using var tree = decoder.NewTree(Context + (leaves * (steps + SpareSteps)));
        using var bare = new BareLoop(decoder, leaves, Context, steps + SpareSteps, isRowPerLeaf: false);
        var call = decoder.Sampling(tree, Context, leaves, steps + SpareSteps);
        var (engineSteps, bareSteps) = (new Steps(), new Steps());

        // Past the prompt and the first tokens, where samples are still at one node.
        while (tree.Usage.ComputedTokens < Context)
        {
            call.Advance();
        }

        for (var step = 0; step < WarmSteps; step++)
        {
            Step(tree, call);
        }

        for (var step = 0; step < steps; step++)
        {
            engineSteps.Time(() => Step(tree, call));
            bareSteps.Time(() =>
            {
                bare.Step();
                return leaves;
            });
        }

        return (engineSteps.TokensPerSecond, bareSteps.TokensPerSecond);
    }

    /// <summary>Draws a token for every sample, and runs it.</summary>
    private static long Step(TreeCore tree, ContinueCall call)
    {
        var before = tree.Usage.ComputedTokens;
        call.Advance();
        while (tree.Usage.ComputedTokens == before && call.Advance()) { }
        return tree.Usage.ComputedTokens - before;
    }
}
