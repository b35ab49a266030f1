using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verify.Search;
using Verify.Search.Verification;
using Verify.Server.Http;
using Verify.Server.Wire;

namespace Verify.Server.Verification;

[Description("Solutions to verify, and what to verify; what is not asked for is absent from the answer.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record VerifyRequest
{
    [Description("The problem that they solve. Neither blank nor with a NUL.")]
    public required string Problem { get; init; }

    [Description("What the answer looks like: `math`, `code` or `text`. Omitted: `code` with tests, else detected.")]
    [AllowedValues("math", "code", "text")]
    public string? Kind { get; init; }

    /// <remarks>Raw, since one that is no text must not keep the others from being checked.</remarks>
    [Description("The solutions, each a string, from 1 to as many as the server takes (1024 unless set otherwise).")]
    public required IReadOnlyList<JsonElement> Solutions { get; init; }

    [Description("The right answer, or a whole solution that states it: each solution's answer is compared with it.")]
    public string? Reference { get; init; }

    [Description("The verifiers that score, by their names in GET /v1/verifiers.")]
    public IReadOnlyList<string>? Verifiers { get; init; }

    [Description(
        "How the scores of a solution's steps are aggregated: `last`, `min`, `product`, `mean`, `max`, `sum-logits`, "
            + "`entropy` or `delta`. "
            + "Omitted: what each verifier's "
            + "authors say, else `min`."
    )]
    public string? Aggregation { get; init; }

    [Description(
        "What ends a step, from 1 to 64 characters. Omitted: what the first named model was trained to see there, else a line end."
    )]
    public string? StepSeparator { get; init; }

    [Description("Tests that are run, each solution in a sandbox of its own.")]
    public TestsChoice? Tests { get; init; }

    [Description("What solutions must look like.")]
    public ConstraintsChoice? Constraints { get; init; }

    /// <summary>The field in which a string that is not valid Unicode is an error of that solution alone.</summary>
    public const string SolutionsField = "solutions";

    /// <exception cref="RefusedException">A solution is not a string.</exception>
    public VerificationRequest ToVerificationRequest() =>
        new()
        {
            Problem = Problem,
            Kind = ProblemKinds.Read(Kind),
            Solutions = ReadSolutions(Solutions),
            Reference = Reference,
            Verifiers = Verifiers,
            Aggregation = Aggregation,
            StepSeparator = StepSeparator,
            Tests = Tests?.ToTests(),
            Constraints = Constraints?.ToConstraints(),
        };

    private static List<string?> ReadSolutions(IReadOnlyList<JsonElement> given)
    {
        var wrong = given
            .Select((solution, index) => (solution, index))
            .Where(one => one.solution.ValueKind is not JsonValueKind.String)
            .Select(one => new RequestError(
                JsonPath.Item(SolutionsField, one.index),
                $"The value is {JsonShape.Describe(one.solution)}, but a string is expected."
            ))
            .ToList();
        return wrong.Count == 0 ? given.Select(JsonTextCheck.TextOf).ToList() : throw new RefusedException(Refusal.Fields(wrong));
    }
}
