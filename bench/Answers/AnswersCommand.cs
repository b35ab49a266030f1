using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Verify.Mathematics.Answers;

namespace Verify.Bench.Answers;

/// <summary>
/// Holds answer reading and equivalence against published verdicts and prints every disagreement, then the speed of comparison.
/// <c>dotnet run -c Release --project bench -- answers --data DIRECTORY_OR_FILES</c> (comma between files; <c>*.jsonl</c> of a directory).
/// </summary>
internal static class AnswersCommand
{
    private const int LongestShown = 160;

    private static readonly TimeSpan Timed = TimeSpan.FromSeconds(3);

    public static int Run(string[] args)
    {
        var arguments = new Arguments(args, "data");
        _ = arguments.Required("data");
        var files = arguments.List("data", "").SelectMany(Files);
        foreach (var file in files)
        {
            var judgements = Judge(file);
            if (judgements.Count == 0)
            {
                Console.WriteLine($"{Path.GetFileName(file)}: no verdicts on answers");
                continue;
            }

            Report(Path.GetFileName(file), judgements);
        }

        return 0;
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.GetFiles(path, "*.jsonl").Order(StringComparer.Ordinal) : [path];

    private static List<Judgement> Judge(string file)
    {
        var judgements = new List<Judgement>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            using var document = JsonDocument.Parse(line);
            judgements.AddRange(Yardstick.Judge(document.RootElement, string.Create(CultureInfo.InvariantCulture, $"line {++number}")));
        }

        return judgements;
    }

    private static void Report(string name, List<Judgement> judgements)
    {
        var agreeing = judgements.Count(judgement => judgement.Agrees);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {agreeing} of {judgements.Count} verdicts agree ({100.0 * agreeing / judgements.Count:F2} %), {judgements.Count(judgement => judgement.Verdict.Equal is null)} cannot be told, {ComparisonsPerSecond(judgements):F0} comparisons/s"
            )
        );
        foreach (var judgement in judgements.Where(judgement => !judgement.Agrees))
        {
            Console.WriteLine(
                $"  {judgement.Where}: published {judgement.Published}, ours {judgement.Verdict.Equal?.ToString() ?? "cannot tell"} ({judgement.Verdict.Reason})"
            );
            Console.WriteLine($"    reference {Show(judgement.Reference)}   given {Show(judgement.Given)}");
        }
    }

    private static double ComparisonsPerSecond(List<Judgement> judgements)
    {
        var equivalence = new AnswerEquivalence();
        var (compared, watch) = (0L, Stopwatch.StartNew());
        while (watch.Elapsed < Timed)
        {
            foreach (var judgement in judgements)
            {
                _ = equivalence.Compare(judgement.Reference ?? "", judgement.Given ?? "");
            }

            compared += judgements.Count;
        }

        return compared / watch.Elapsed.TotalSeconds;
    }

    private static string Show(string? text) =>
        text is null ? "nothing" : $"«{(text.Length <= LongestShown ? text : text[..LongestShown] + "…").ReplaceLineEndings(" ")}»";
}
