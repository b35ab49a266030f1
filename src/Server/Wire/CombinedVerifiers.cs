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
    [Description(
        "Verifiers that must not object, by name or as `{\"name\": …, \"atLeast\": …}`: what one of them scores lower scores 0 in all."
    )]
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

[Description("A verifier that must not object.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record GateChoice
{
    [Description("A name in GET /v1/verifiers.")]
    public required string Name { get; init; }

    [Description("It objects to what it scores lower, from 0 to 1. Omitted: 1 for an exact checker, 0.5 for a model.")]
    [Range(VerifierLimits.MinBound, VerifierLimits.MaxBound)]
    public double? AtLeast { get; init; }
}
