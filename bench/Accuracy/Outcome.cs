using System.Globalization;

namespace Verify.Bench.Accuracy;

/// <summary>One method's outcome on one problem with one seed.</summary>
internal sealed record Outcome(string Split, int Problem, int Seed, string Method, bool Right, long GeneratedTokens, double Seconds)
{
    public const string Header = "split,problem,seed,method,right,generatedTokens,seconds";

    public string ToCsv() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Split},{Problem},{Seed},\"{Method}\",{(Right ? 1 : 0)},{GeneratedTokens},{Seconds:F4}"
        );

    public static Outcome Parse(string line)
    {
        var quoted = line.Split('"');
        var before = quoted[0].Split(',');
        var after = quoted[2].Split(',');
        return new Outcome(
            before[0],
            int.Parse(before[1], CultureInfo.InvariantCulture),
            int.Parse(before[2], CultureInfo.InvariantCulture),
            quoted[1],
            after[1] == "1",
            long.Parse(after[2], CultureInfo.InvariantCulture),
            double.Parse(after[3], CultureInfo.InvariantCulture)
        );
    }
}
