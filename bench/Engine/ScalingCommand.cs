using System.Globalization;
using Verify.Inference.Engine.Layouts;

namespace Verify.Bench.Engine;

/// <summary>
/// Time per token of N independent samples of one prompt, the median of rounds in which every N has its turn, written as a table and a
/// plot.
/// </summary>
internal static class ScalingCommand
{
    private const int Prompt = 128;
    private const int Tokens = 64;
    private const int Rounds = 7;
    private static readonly int[] Samples = [1, 4, 16, 64, 256];

    public static int Run(string[] arguments)
    {
        var folder = arguments.ElementAtOrDefault(0) ?? "bench/results";
        using var decoder = BenchDecoder.FromArguments(arguments[Math.Min(1, arguments.Length)..]);
        Directory.CreateDirectory(folder);
        foreach (var samples in Samples)
        {
            Measure(decoder, samples); // the first run of all compiles its methods
        }

        var rounds = Enumerable.Range(0, Rounds).Select(_ => Samples.Select(samples => Measure(decoder, samples)).ToArray()).ToArray();
        List<(int Samples, double Microseconds)> points = [];
        foreach (var (place, samples) in Samples.Index())
        {
            var times = rounds.Select(round => round[place]).Order().ToArray();
            points.Add((samples, times[Rounds / 2]));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{samples, 4} samples: {times[Rounds / 2]:F1} µs per token ({times[0]:F1} – {times[^1]:F1})"
                )
            );
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
        while (tree.Usage.ComputedTokens < Prompt)
        {
            call.Advance();
        }

        var begun = ComputeClock.Now(TimeProvider.System);
        while (call.Advance()) { }
        return (ComputeClock.Now(TimeProvider.System) - begun).TotalMicroseconds / (tree.Usage.ComputedTokens - Prompt);
    }
}
