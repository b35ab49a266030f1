using System.Text.Json;
using Verify.Search.Checking;
using Verify.Server.Checks;

namespace Verify.Server.Verifying;

/// <summary>From what the checker found out to what the wire says.</summary>
internal static class VerifyResponses
{
    private static readonly JsonElement JsonNull = JsonElement.Parse("null");

    public static VerifyResult ToResult(this CheckedSolution solution) =>
        new()
        {
            Index = solution.Index,
            Error = solution.Failure is { } failure ? new CheckErrorBody(failure.Code, failure.Message) : null,
            Answer = solution.Answer,
            Equivalent = solution.Equivalence is { } equivalence ? Verdict(equivalence.Equal) : null,
            Reason = solution.Equivalence?.Reason,
            Scores = solution.Scores.Count == 0 ? null : solution.Scores.ToDictionary(named => named.Key, named => ToBody(named.Value)),
            Steps = solution.Steps,
            Tests = solution.Tests is { } tests ? TestsBody.Of(tests) : null,
            Constraints = solution.Constraints is { } constraints ? ConstraintBody.Of(constraints) : null,
        };

    private static ScoresBody ToBody(SolutionScores scores) =>
        new()
        {
            Steps = scores.Steps,
            Aggregate = scores.Score,
            Aggregation = scores.Aggregation,
            Message = scores.Message,
        };

    private static JsonElement Verdict(bool? equal) =>
        equal is { } told ? JsonSerializer.SerializeToElement(told, WireJson.Default.Boolean) : JsonNull;
}
