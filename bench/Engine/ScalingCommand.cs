using System.Globalization;
using Verify.Inference.Engine;

namespace Verify.Bench.Engine;

/// <summary>Time per token of N independent samples of one prompt, written as a table and a plot.</summary>
internal static class ScalingCommand
{
    private const int Prompt = 128;
    private const int Tokens = 64;

    public static int Run(string[] arguments)
    {
        var folder = arguments.ElementAtOrDefault(0) ?? "bench/results";
        using var decoder = BenchDecoder.FromArguments(arguments[Math.Min(1, arguments.Length)..]);
        Directory.CreateDirectory(folder);
        List<(int Samples, double Microseconds)> points = [];
        foreach (var samples in new[] { 1, 4, 16, 64, 256 })
        {
            points.Add((samples, Measure(decoder, samples)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{samples,4} samples: {points[^1].Microseconds:F1} µs per token"));
        }

        var lines = points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Samples},{point.Microseconds:F1}"));
        File.WriteAllLines(Path.Combine(folder, "engine-scaling.csv"), ["samples,microseconds_per_token", .. lines]);
        File.WriteAllText(Path.Combine(folder, "engine-scaling.svg"), ScalingPlot.Svg(decoder.Name, points));
        return 0;
    }

    private static double Measure(BenchDecoder decoder, int samples)
    {
        using var tree = decoder.NewTree(Prompt + (samples * Tokens));
        var call = decoder.Sampling(tree, Prompt, samples, Tokens);
        while (tree.Usage.ComputedTokens < Prompt) call.Advance();
        var begun = ComputeClock.Now;
        while (call.Advance()) { }
        return (ComputeClock.Now - begun).TotalMicroseconds / (tree.Usage.ComputedTokens - Prompt);
    }
}
