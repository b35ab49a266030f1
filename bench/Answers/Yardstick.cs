using System.Text.Json;
using Verify.Mathematics.Answers;
using Verify.Verifiers;
using Verify.Verifiers.Answers;

namespace Verify.Bench.Answers;

/// <summary>Judges the lines of a data set as they are published; which set it is shows in the fields of its lines.</summary>
internal static class Yardstick
{
    private static readonly string[] ModelRuns = ["6b_finetuning", "6b_verification", "175b_finetuning", "175b_verification"];

    private static readonly AnswerReader Reader = new();

    private static readonly AnswerEquivalence Equivalence = new();

    /// <summary>The judgements of one line; none for a line of an unknown set.</summary>
    public static IEnumerable<Judgement> Judge(JsonElement line, string where) =>
        line switch
        {
            _ when line.TryGetProperty("gold", out _) => [JudgeCase(line, where)],
            _ when line.TryGetProperty("ground_truth", out _) => ModelRuns.Select(run => JudgeRun(line, run, where)),
            _ when line.TryGetProperty("code", out var solutions) => solutions
                .EnumerateArray()
                .Select((solution, index) => JudgeCandidate(line, solution, index, where)),
            _ when line.TryGetProperty("Equation", out var equation) =>
            [
                JudgeValue(line.GetProperty("Answer").ToString(), equation.GetString()!, where),
            ],
            _ when line.TryGetProperty("answer", out var answer) && line.TryGetProperty("question", out _) =>
            [
                JudgeReference(answer.GetString()!, where),
            ],
            _ => [],
        };

    public static string? Read(string text) => Reader.Read(text, ProblemKind.Math);

    private static Judgement JudgeCase(JsonElement line, string where) =>
        Of(
            $"{where} {line.GetProperty("test").GetString()}",
            Read(line.GetProperty("gold").GetString()!),
            Read(line.GetProperty("pred").GetString()!),
            line.GetProperty("expected").GetBoolean()
        );

    private static Judgement JudgeRun(JsonElement line, string run, string where) =>
        Of(
            $"{where} {run}",
            Read(line.GetProperty("ground_truth").GetString()!),
            Read(line.GetProperty(run).GetProperty("solution").GetString()!),
            line.GetProperty(run).GetProperty("is_correct").GetBoolean()
        );

    private static Judgement JudgeCandidate(JsonElement line, JsonElement solution, int index, string where) =>
        Of(
            $"{where} solution {index + 1}",
            line.GetProperty("answer").GetString(),
            Read(solution.GetString()!),
            line.GetProperty("score")[index].GetBoolean()
        );

    // SVAMP gives the equation that yields each answer.
    private static Judgement JudgeValue(string answer, string equation, string where) => Of(where, answer, equation, published: true);

    // GSM8K's own solutions end in their answer: reading one must find it.
    private static Judgement JudgeReference(string solution, string where) =>
        Of(where, solution.Split("####")[^1].Trim(), Read(solution), published: true);

    private static Judgement Of(string where, string? reference, string? given, bool published) =>
        Judgement.Of(Equivalence, where, reference, given, published);
}
