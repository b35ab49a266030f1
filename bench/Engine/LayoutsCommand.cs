namespace Verify.Bench.Engine;

/// <summary>Bare tokens per second with a row for each leaf, and with all leaves in one row.</summary>
internal static class LayoutsCommand
{
    private const int Context = 300;

    public static int Run(string[] arguments)
    {
        using var decoder = BenchDecoder.FromArguments(arguments);
        var steps = arguments.Contains("M") ? 6 : 40;
        Console.WriteLine($"{decoder.Name}, context {Context}");
        Console.WriteLine("leaves  row per leaf tok/s  one row tok/s");
        foreach (var leaves in new[] { 1, 8, 32 })
        {
            Console.WriteLine(
                $"{leaves, 6}  {Measure(decoder, leaves, steps, true), 18:F0}  {Measure(decoder, leaves, steps, false), 13:F0}"
            );
        }
        return 0;
    }

    private static double Measure(BenchDecoder decoder, int leaves, int steps, bool isRowPerLeaf)
    {
        using var loop = new BareLoop(decoder, leaves, Context, steps, isRowPerLeaf);
        var times = new Steps();
        for (var step = 0; step < steps; step++)
        {
            times.Time(() =>
            {
                loop.Step();
                return leaves;
            });
        }

        return times.TokensPerSecond;
    }
}
