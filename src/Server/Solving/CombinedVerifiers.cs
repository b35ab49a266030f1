using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Server.Solving;

[Description(
    "Verifiers that are combined otherwise than by weight: behind gates (`gate` and `then`), or in a cascade (`cascade`), which may stand in `then`."
)]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CombinedVerifiers
{
    [Description(
        "Verifiers that must not object, by name or as `{\"name\": …, \"atLeast\": …}`: what one of them scores lower scores 0 in all."
    )]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<JsonElement>? Gate { get; init; }

    [Description("With `gate`: what scores the rest: a name, a weighted list or a cascade. Left out: what the strategy needs.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Then { get; init; }

    [Description(
        "Names or weighted lists: the first scores, each later one is asked only about what those before it leave tied. Two at most, or three with `tests` among them."
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

    [Description("It objects to what it scores lower, from 0 to 1. Left out: 1 for an exact checker, 0.5 for a model.")]
    [Range(0.0, 1.0)]
    public double? AtLeast { get; init; }
}
