using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Verify.Search;
using Verify.Server.Http;

namespace Verify.Server.Solving;

/// <summary>
/// The shapes of <c>search.verifier</c>: a name, a weighted list, <c>{"cascade": [...]}</c> of those, and <c>{"gate": [...], "then":
/// ...}</c> before any of them.
/// </summary>
internal static class VerifierShapes
{
    private const string Path = "search.verifier";

    public static SearchRequest Read(SearchRequest request, JsonElement given)
    {
        if (given.ValueKind is not JsonValueKind.Object)
        {
            return request with { Verifiers = ReadStage(given, Path) };
        }

        var combined = ReadAs(given, WireJson.Default.CombinedVerifiers, Path);
        if (combined.Cascade is { } cascade)
        {
            return combined is { Gate: null, Then: null }
                ? ReadCascade(request, cascade, JsonPath.Field(Path, "cascade"))
                : throw Wrong(JsonPath.Field(Path, "cascade"), "A cascade stands beside a gate; put it into 'then'.");
        }

        if (combined.Gate is not { Count: > 0 } gates)
        {
            throw Wrong(JsonPath.Field(Path, "gate"), "There is neither a gate nor a cascade; give one of them.");
        }

        var gated = request with
        {
            Gates = gates.Select((gate, index) => ReadGate(gate, JsonPath.Item(JsonPath.Field(Path, "gate"), index))).ToList(),
        };
        return combined.Then is { } then ? ReadThen(gated, then, JsonPath.Field(Path, "then")) : gated;
    }

    /// <summary>In the shape it is given in: one verifier of weight 1 is a name alone. Null when nothing scores.</summary>
    public static JsonElement? Write(SearchPlan plan)
    {
        var scoring =
            plan.TieBreakers.Count == 0
                ? WriteStage(plan.Verifiers)
                : Element(
                    new CombinedVerifiers
                    {
                        Cascade = plan.TieBreakers.Prepend(plan.Verifiers).Select(stage => WriteStage(stage)!.Value).ToList(),
                    }
                );
        return plan.Gates.Count == 0
            ? scoring
            : Element(new CombinedVerifiers { Gate = plan.Gates.Select(WriteGate).ToList(), Then = scoring });
    }

    private static SearchRequest ReadThen(SearchRequest request, JsonElement then, string path)
    {
        if (then.ValueKind is not JsonValueKind.Object)
        {
            return request with { Verifiers = ReadStage(then, path) };
        }

        return ReadAs(then, WireJson.Default.CombinedVerifiers, path) is { Cascade: { } cascade, Gate: null, Then: null }
            ? ReadCascade(request, cascade, JsonPath.Field(path, "cascade"))
            : throw Wrong(path, "Only a name, a weighted list or a cascade stands behind a gate.");
    }

    private static SearchRequest ReadCascade(SearchRequest request, IReadOnlyList<JsonElement> cascade, string path)
    {
        if (cascade.Count == 0)
        {
            throw Wrong(path, "The cascade is empty; give at least one verifier.");
        }

        var stages = cascade.Select((stage, index) => ReadStage(stage, JsonPath.Item(path, index))).ToList();
        return request with { Verifiers = stages[0], TieBreakers = [.. stages[1..]] };
    }

    private static List<WeightedVerifier> ReadStage(JsonElement given, string path)
    {
        switch (given.ValueKind)
        {
            case JsonValueKind.String:
                return [new WeightedVerifier(given.GetString()!, 1)];
            case JsonValueKind.Array when given.GetArrayLength() > 0:
                return ReadAs(given, WireJson.Default.IReadOnlyListWeightedVerifierChoice, path)
                    .Select(verifier => new WeightedVerifier(verifier.Name, verifier.Weight ?? 1))
                    .ToList();
            case JsonValueKind.Array:
                throw Wrong(path, "The list is empty; name at least one verifier.");
            default:
                throw Wrong(
                    path,
                    $"The value is {JsonShape.Describe(given)}, but a verifier's name or a list like "
                        + """[{"name": "…", "weight": 1}] is wanted."""
                );
        }
    }

    private static VerifierGate ReadGate(JsonElement given, string path)
    {
        if (given.ValueKind is JsonValueKind.String)
        {
            return new VerifierGate(given.GetString()!, null);
        }

        var gate = ReadAs(given, WireJson.Default.GateChoice, path);
        return new VerifierGate(gate.Name, gate.AtLeast);
    }

    private static T ReadAs<T>(JsonElement given, JsonTypeInfo<T> type, string path)
    {
        var errors = new JsonShape().Check(given, type, path);
        return errors.Count == 0 ? given.Deserialize(type)! : throw new RefusedException(Refusal.Fields(errors));
    }

    private static JsonElement? WriteStage(IReadOnlyList<WeightedVerifier> stage) =>
        stage switch
        {
            [] => null,
            [{ Weight: 1, Name: var name }] => JsonSerializer.SerializeToElement(name, WireJson.Default.String),
            _ => JsonSerializer.SerializeToElement(
                stage.Select(verifier => new WeightedVerifierChoice { Name = verifier.Name, Weight = verifier.Weight }).ToList(),
                WireJson.Default.IReadOnlyListWeightedVerifierChoice
            ),
        };

    private static JsonElement WriteGate(VerifierGate gate) =>
        JsonSerializer.SerializeToElement(new GateChoice { Name = gate.Name, AtLeast = gate.AtLeast }, WireJson.Default.GateChoice);

    private static JsonElement Element(CombinedVerifiers combined) =>
        JsonSerializer.SerializeToElement(combined, WireJson.Default.CombinedVerifiers);

    private static RefusedException Wrong(string path, string message) => new(new RequestError(path, message));
}
