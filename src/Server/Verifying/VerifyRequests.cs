using System.Text.Json;
using Verify.Search;
using Verify.Search.Checking;
using Verify.Server.Http;
using Verify.Server.Solving;

namespace Verify.Server.Verifying;

/// <summary>From what the wire says to what the checker is asked.</summary>
internal static class VerifyRequests
{
    /// <summary>Where strings that are no text are answered one by one.</summary>
    public const string Solutions = "solutions";

    public static CheckRequest ToCheckRequest(this VerifyRequest request) =>
        new()
        {
            Problem = request.Problem,
            Kind = SearchRequests.ReadKind(request.Kind),
            Solutions = ReadSolutions(request.Solutions),
            Reference = request.Reference,
            Verifiers = request.Verifiers,
            Aggregation = request.Aggregation,
            StepSeparator = request.StepSeparator,
            Tests = request.Tests?.ToTests(),
            Constraints = request.Constraints?.ToConstraints(),
        };

    private static List<string?> ReadSolutions(IReadOnlyList<JsonElement> given)
    {
        var wrong = given
            .Select((solution, index) => (solution, index))
            .Where(one => one.solution.ValueKind is not JsonValueKind.String)
            .Select(one => new RequestError(
                JsonPath.Item(Solutions, one.index),
                $"The value is {JsonShape.Describe(one.solution)}, but a string is wanted."
            ))
            .ToList();
        return wrong.Count == 0 ? given.Select(JsonTextCheck.TextOf).ToList() : throw new RefusedException(Refusal.Fields(wrong));
    }
}
