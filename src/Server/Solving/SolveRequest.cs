using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Verify.Search;
using Verify.Search.Limits;
using Verify.Server.Wire;

namespace Verify.Server.Solving;

[Description(
    "A problem to be solved, and how to search for its answer. Only `problem` is required; every omitted value takes its "
        + "default, and the answer echoes what was used."
)]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SolveRequest
{
    [Description("The problem, as a person would ask it. Neither blank nor with a NUL.")]
    public required string Problem { get; init; }

    [Description(
        "What the answer looks like: `math` a number or an expression, `code` a program, `text` anything else. Omitted: detected, "
            + "and the answer says which."
    )]
    [AllowedValues("math", "code", "text")]
    public string? Kind { get; init; }

    [Description("The model that proposes steps, by its name in GET /v1/policies. Omitted: the first of them.")]
    public string? Policy { get; init; }

    [Description("How to search.")]
    public SearchChoice? Search { get; init; }

    [Description("How tokens are drawn.")]
    public SamplingChoice? Sampling { get; init; }

    [Description(
        "For a code problem: what its program must pass. A candidate's share of passed cases is its score, and the "
            + "search stops when one passes all (and keeps all `constraints`). "
            + "Refused with 501 where no sandbox works."
    )]
    public TestsChoice? Tests { get; init; }

    [Description(
        "What a solution must look like. Unless `search.verifier` says otherwise, a candidate that does not keep all of it scores 0."
    )]
    public ConstraintsChoice? Constraints { get; init; }

    [Description("All randomness derives from it: the same request with the same seed gives the same tree. Omitted: drawn, and echoed.")]
    [Range(typeof(long), SeedLimits.MinText, SeedLimits.MaxText)]
    public long? Seed { get; init; }

    [Description("True adds the whole search tree to the answer.")]
    public bool? Trace { get; init; }

    public SearchRequest ToSearchRequest()
    {
        var request = new SearchRequest
        {
            Problem = Problem,
            Kind = ProblemKinds.Read(Kind),
            Tests = Tests?.ToTests(),
            Constraints = Constraints?.ToConstraints(),
            Policy = Policy,
            Sampling = Sampling?.ToSampling(),
            Seed = (ulong?)Seed,
        };
        return Search?.ApplyTo(request) ?? request;
    }
}
