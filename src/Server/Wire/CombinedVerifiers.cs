using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verify.Search.Limits;

namespace Verify.Server.Wire;

[Description(
    "Verifiers that are combined in other ways than by weight: after gates (`gate` and `then`), or in a cascade "
        + "(`cascade`), which may be inside `then`."
)]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CombinedVerifiers
{
    [Description("Gates, by name or as `{\"name\": …, \"atLeast\": …}`: what one of them scores below its bound is rejected and scores 0.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<JsonElement>? Gate { get; init; }

    [Description("With `gate`: what scores the rest: a name, a weighted list or a cascade. Omitted: what the strategy needs.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Then { get; init; }

    [Description(
        "Names or weighted lists: the first scores, each later one is asked only about what those before it leave "
            + "tied. Two at most, or three with `tests` among them."
    )]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<JsonElement>? Cascade { get; init; }
}

[Description("A gate: a verifier that must not reject a solution.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record GateChoice
{
    [Description("A name in GET /v1/verifiers.")]
    public required string Name { get; init; }

    [Description("It rejects what it scores below this, from 0 to 1. Omitted: 1 for an exact checker, 0.5 for a model.")]
    [Range(VerifierLimits.MinBound, VerifierLimits.MaxBound)]
    public double? AtLeast { get; init; }
}
