using System.Globalization;
using System.Text.Json;
using Verify.Mathematics.Arithmetic;

namespace Verify.Bench.Answers;

/// <summary>
/// How often a wrong calculation means a wrong solution, and the reverse, over solutions of models with published verdicts.
/// <c>dotnet run -c Release --project bench -- arithmetic --data gsm8k_model_solutions.jsonl</c>; <c>--show false-alarms</c> prints what
/// was found
/// wrong in solutions that reach the right answer.
/// </summary>
internal static class ArithmeticCommand
{
    public static int Run(string[] args)
    {
        var arguments = new Arguments(args, "data", "show");
        var show = arguments.Text("show", "") == "false-alarms";
        var judged = File.ReadLines(arguments.Required("data")).SelectMany(Solutions).ToList();
        foreach (var (findings, _) in judged.Where(solution => show && solution.IsCorrect))
        {
            foreach (var finding in findings.Where(finding => !finding.IsRight))
            {
                Console.WriteLine($"  {finding.Equation.ReplaceLineEndings(" ")}   stated {finding.Stated}, is {finding.Computed}");
            }
        }

        var calculations = judged.Sum(solution => solution.Findings.Count);
        var wrongCalculations = judged.Sum(solution => solution.Findings.Count(finding => !finding.IsRight));
        var (flagged, unflagged) = (judged.Where(IsFlagged).ToList(), judged.Where(solution => !IsFlagged(solution)).ToList());
        var wrong = judged.Count(solution => !solution.IsCorrect);
        Console.WriteLine(
            $"{judged.Count} solutions, {judged.Count(solution => solution.Findings.Count > 0)} with a calculation; {calculations} calculations, {wrongCalculations} wrong"
        );
        Console.WriteLine(
            $"a wrong calculation: {flagged.Count} solutions, {flagged.Count(solution => !solution.IsCorrect)} of them wrong ({Share(flagged.Count(solution => !solution.IsCorrect), flagged.Count)})"
        );
        Console.WriteLine(
            $"no wrong calculation: {unflagged.Count} solutions, {unflagged.Count(solution => !solution.IsCorrect)} of them wrong ({Share(unflagged.Count(solution => !solution.IsCorrect), unflagged.Count)})"
        );
        Console.WriteLine(
            $"of {wrong} wrong solutions {Share(flagged.Count(solution => !solution.IsCorrect), wrong)} have a wrong calculation"
        );
        return 0;
    }

    private static bool IsFlagged((IReadOnlyList<ArithmeticFinding> Findings, bool IsCorrect) solution) =>
        solution.Findings.Any(finding => !finding.IsRight);

    private static List<(IReadOnlyList<ArithmeticFinding> Findings, bool IsCorrect)> Solutions(string line)
    {
        using var document = JsonDocument.Parse(line);
        return
        [
            .. document
                .RootElement.EnumerateObject()
                .Where(property => property.Value.ValueKind == JsonValueKind.Object)
                .Select(property =>
                    (
                        ArithmeticChecker.Check(property.Value.GetProperty("solution").GetString()!),
                        property.Value.GetProperty("is_correct").GetBoolean()
                    )
                ),
        ];
    }

    private static string Share(int part, int whole) =>
        whole == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:F1} %");
}
