using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verify.Search.Verification;
using Verify.Server.Http;
using Verify.Server.Wire;

namespace Verify.Server.Verification;

[Description("The results for each solution.")]
internal sealed record VerifyResponse([property: Description("One for each solution, in order.")] IReadOnlyList<VerifyResult> Results);

[Description("The results for one solution. What was not asked for is absent.")]
internal sealed record VerifyResult
{
    [Description("The solution's place in the request, from 0.")]
    public required int Index { get; init; }

    [Description("Why this solution could not be verified; absent when it could.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VerificationErrorBody? Error { get; init; }

    [Description("The answer it states; null when none could be read.")]
    public required string? Answer { get; init; }

    /// <remarks>Raw, since null (it cannot be told) differs from absent (it was not asked for).</remarks>
    [Description("With `reference`: whether its answer is the reference's; null when it cannot be told.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Equivalent { get; init; }

    [Description("With `reference`: why.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    [Description("With `verifiers`: the scores of each, by name.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, ScoresBody>? Scores { get; init; }

    [Description("Its steps; their texts joined are its whole text.")]
    public required IReadOnlyList<string> Steps { get; init; }

    [Description("With `tests`: its report.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TestsBody? Tests { get; init; }

    [Description("With `constraints`: which of them it keeps.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ConstraintBody>? Constraints { get; init; }

    private static readonly JsonElement JsonNull = JsonElement.Parse("null");

    public static VerifyResult Of(VerifiedSolution solution) =>
        new()
        {
            Index = solution.Index,
            Error = solution.Failure is { } failure ? new VerificationErrorBody(failure.Code, failure.Message) : null,
            Answer = solution.Answer,
            Equivalent = solution.Equivalence is { } equivalence ? Verdict(equivalence.Equal) : null,
            Reason = solution.Equivalence?.Reason,
            Scores =
                solution.Scores.Count == 0 ? null : solution.Scores.ToDictionary(named => named.Key, named => ScoresBody.Of(named.Value)),
            Steps = solution.Steps,
            Tests = solution.Tests is { } tests ? TestsBody.Of(tests) : null,
            Constraints = solution.Constraints is { } constraints ? ConstraintBody.Of(constraints) : null,
        };

    private static JsonElement Verdict(bool? equal) =>
        equal is { } known ? JsonSerializer.SerializeToElement(known, VerificationJson.Default.Boolean) : JsonNull;
}

[Description("A verifier's scores of a solution.")]
internal sealed record ScoresBody
{
    [Description(
        "One score a step, from 0 (wrong) to 1 (right) unless the verifier has another `range`, null for no opinion; "
            + "absent when it scores whole solutions only."
    )]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double?>? Steps { get; init; }

    [Description("One score of the whole: of its steps by `aggregation`, or the verifier's own. Null for no opinion.")]
    public required double? Aggregate { get; init; }

    [Description("How the scores of the steps were aggregated; absent when it scores whole solutions only.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Aggregation { get; init; }

    [Description("Why there is no score where there should be one, such as a solution beyond the model's context; absent otherwise.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    [Description("Why the solution was scored as it was; absent when the verifier does not say.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EvidenceBody? Evidence { get; init; }

    [Description("Why each step was scored as it was, null where the verifier does not say; absent when it says it of none.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<EvidenceBody?>? StepEvidence { get; init; }

    public static ScoresBody Of(SolutionScores scores) =>
        new()
        {
            Steps = scores.Steps?.Select(step => step.Value).ToList(),
            Evidence = EvidenceBody.Of(scores.Score.Evidence),
            StepEvidence =
                scores.Steps?.Any(step => step.Evidence is not null) == true
                    ? scores.Steps.Select(step => EvidenceBody.Of(step.Evidence)).ToList()
                    : null,
            Aggregate = scores.Score.Value,
            Aggregation = scores.Aggregation,
            Message = scores.Message,
        };
}

[Description("Why a solution was not verified.")]
internal sealed record VerificationErrorBody(
    [property: Description("`not-text`, `blank`, `too-long`, `too-large` or `time-limit`.")]
    [property: AllowedValues("not-text", "blank", "too-long", "too-large", "time-limit")]
        string Code,
    [property: Description("What is wrong and how to fix it.")] string Message
);

[Description("The last line of a stream that could not be finished.")]
internal sealed record VerifyFailure([property: Description("Why.")] Problem Error);
