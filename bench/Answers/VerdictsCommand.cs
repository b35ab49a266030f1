using System.Globalization;
using System.Text.Json;
using Verify.Mathematics;
using Verify.Mathematics.Answers;
using Verify.Mathematics.Arithmetic;
using Verify.Verifiers;
using Verify.Verifiers.Answers;

namespace Verify.Bench.Answers;

/// <summary>
/// Holds reading and comparing answers, and checking calculations, against expected verdicts: what is as expected by kind and group, and
/// every line that is not, wrong answers that are accepted first.
/// <c>dotnet run -c Release --project bench -- answers-verdicts --data FILE</c>; each line has <c>kind</c>, <c>group</c>, <c>solution</c>,
/// <c>reference</c>, <c>problem</c> (may be absent) and <c>expected</c>: true, false, "not-false" or "any". <c>--show none</c> leaves the
/// lines out.
/// </summary>
internal static class VerdictsCommand
{
    private const string UsualProblem = "Find the answer.";

    private const int LongestShown = 120;

    private static readonly AnswerReader Reader = new();

    private static readonly AnswerEquivalence Equivalence = new();

    public static int Run(string[] args)
    {
        var arguments = new Arguments(args, "data", "show");
        var cases = File.ReadLines(arguments.Required("data")).Where(line => line.Length > 0).Select(Judge).ToList();
        var decided = cases.Where(one => one.Expected != "any").ToList();
        foreach (var group in decided.GroupBy(one => $"{one.Kind} {one.Group}").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{group.Key, -16} {group.Count(one => one.IsAsExpected), 4} of {group.Count()}"
                )
            );
        }

        var shows = arguments.Text("show", "all") != "none";
        foreach (var one in decided.Where(one => !one.IsAsExpected && shows).OrderBy(one => one.Rank))
        {
            Console.WriteLine(
                $"{one.Describe()}  {one.Kind} {one.Group}: «{Show(one.Solution)}» read {Show(one.Given ?? "nothing")} | «{Show(one.Reference)}» ({one.Reason})"
            );
        }

        var right = decided.Count(one => one.IsAsExpected);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{right} of {decided.Count} as expected ({100.0 * right / decided.Count:F2} %); accepted though wrong: {decided.Count(one => one.Rank == 0)}, refused though right: {decided.Count(one => one.Rank == 1)}, undecided: {decided.Count(one => one.Rank == 2)}"
            )
        );
        return 0;
    }

    private static Case Judge(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var solution = root.GetProperty("solution").GetString()!;
        var one = new Case(
            root.GetProperty("kind").GetString()!,
            Text(root, "group") ?? "",
            solution,
            Text(root, "reference") ?? "",
            root.GetProperty("expected").ToString().ToLowerInvariant()
        );
        return one.Kind == "arithmetic" ? Checked(one) : Compared(one, Text(root, "problem") ?? UsualProblem);
    }

    private static Case Checked(Case one)
    {
        var findings = one.Solution.Split('\n').SelectMany(step => ArithmeticChecker.Check(step)).ToList();
        return one with
        {
            Got = findings.Count == 0 ? null : findings.All(finding => finding.IsRight),
            Reason = string.Join("; ", findings.Where(finding => !finding.IsRight).Select(finding => finding.Equation)),
        };
    }

    private static Case Compared(Case one, string problem)
    {
        var reference = Reader.ReadReference(one.Reference, ProblemKind.Math) ?? one.Reference;
        var expected = AnswerExpectation.Of(problem, reference);
        var given = Reader.Read(one.Solution, ProblemKind.Math, expected);
        var verdict = given is null ? new Equivalence(null, "no answer") : Equivalence.Compare(given, reference, expected);
        return one with { Given = given, Got = verdict.Equal, Reason = verdict.Reason };
    }

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Show(string text) => (text.Length <= LongestShown ? text : text[..LongestShown] + "…").ReplaceLineEndings("⏎");

    /// <summary>A line with what became of it.</summary>
    private sealed record Case(string Kind, string Group, string Solution, string Reference, string Expected)
    {
        public string? Given { get; init; }

        public bool? Got { get; init; }

        public string Reason { get; init; } = "";

        public bool IsAsExpected =>
            Expected switch
            {
                "true" => Got == true,
                "false" => Got == false,
                "not-false" => Got != false,
                _ => true,
            };

        /// <summary>0 for a wrong answer that was accepted, 1 for a right one that was refused, 2 for what was left open.</summary>
        public int Rank =>
            IsAsExpected ? 3
            : Got is null ? 2
            : Got == true ? 0
            : 1;

        public string Describe() =>
            Rank switch
            {
                0 => "ACCEPTED ",
                1 => "refused  ",
                _ => "undecided",
            };
    }
}
