namespace Verify.Bench.Accuracy;

/// <summary>Outcomes as a Markdown table with 95 % intervals.</summary>
internal static class Report
{
    /// <summary>
    /// The unit is the problem: a problem's seeds are averaged first, since they are no independent draws of problems;
    /// the interval is mean ± 1.96 standard errors over problems.
    /// </summary>
    public static void Write(IEnumerable<Outcome> outcomes, TextWriter output)
    {
        foreach (var split in outcomes.GroupBy(outcome => outcome.Split))
        {
            var problems = split.Select(outcome => outcome.Problem).Distinct().Count();
            var seeds = split.Select(outcome => outcome.Seed).Distinct().Count();
            output.WriteLine($"\n### {split.Key}: {problems} problems, {seeds} seeds\n");
            output.WriteLine("| method | accuracy | 95 % interval | generated tokens a problem | ms a problem |");
            output.WriteLine("| --- | --- | --- | --- | --- |");
            foreach (var method in split.GroupBy(outcome => outcome.Method))
            {
                var means = method
                    .GroupBy(outcome => outcome.Problem)
                    .Select(seedsOf => seedsOf.Average(outcome => outcome.Right ? 1.0 : 0.0))
                    .ToList();
                var mean = means.Average();
                var half =
                    1.96 * Math.Sqrt(means.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, means.Count - 1) / means.Count);
                output.WriteLine(
                    $"| {method.Key} | {mean:F3} | {Math.Max(0, mean - half):F3} – {Math.Min(1, mean + half):F3} | "
                        + $"{method.Average(outcome => outcome.GeneratedTokens):F0} | {1000 * method.Average(outcome => outcome.Seconds):F0} |"
                );
            }
        }
    }
}
