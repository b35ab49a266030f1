using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Verify.Search;
using Verify.Server.Http;

namespace Verify.Server.Wire;

/// <summary>
/// The shapes of <c>search.verifier</c>: a name, a weighted list, <c>{"cascade": [...]}</c> of those, and <c>{"gate": [...], "then":
/// ...}</c>
/// before any of them.
/// </summary>
internal static class VerifierShapes
{
    /// <exception cref="RefusedException">The value has none of the shapes.</exception>
    public static VerifierSpec Read(JsonElement given) =>
        given.ValueKind is JsonValueKind.Object ? ReadCombined(given, VerifierPaths.Root) : ReadStage(given, VerifierPaths.Root);

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

    private static VerifierSpec ReadCombined(JsonElement given, string path)
    {
        var combined = ReadAs(given, WireJson.Default.CombinedVerifiers, path);
        if (combined.Cascade is { } cascade)
        {
            return combined is { Gate: null, Then: null }
                ? ReadCascade(cascade, VerifierPaths.Cascade(path))
                : throw Wrong(VerifierPaths.Cascade(path), "A cascade cannot be given next to a gate; put it in 'then'.");
        }

        return combined.Gate is { Count: > 0 } gates
            ? new GatedVerifiers(
                gates.Select((gate, index) => ReadGate(gate, VerifierPaths.Item(VerifierPaths.Gate(path), index))).ToList(),
                combined.Then is { } then ? ReadThen(then, VerifierPaths.Then(path)) : null
            )
            : throw Wrong(VerifierPaths.Gate(path), "There is neither a gate nor a cascade; give one of them.");
    }

    private static VerifierSpec ReadThen(JsonElement then, string path)
    {
        if (then.ValueKind is not JsonValueKind.Object)
        {
            return ReadStage(then, path);
        }

        return ReadAs(then, WireJson.Default.CombinedVerifiers, path) is { Cascade: { } cascade, Gate: null, Then: null }
            ? ReadCascade(cascade, VerifierPaths.Cascade(path))
            : throw Wrong(path, "Only a name, a weighted list or a cascade can follow a gate.");
    }

    private static VerifierCascade ReadCascade(IReadOnlyList<JsonElement> cascade, string path) =>
        cascade.Count == 0
            ? throw Wrong(path, "The cascade is empty; give at least one verifier.")
            : new VerifierCascade(cascade.Select((stage, index) => ReadStage(stage, VerifierPaths.Item(path, index))).ToList());

    private static VerifierStage ReadStage(JsonElement given, string path)
    {
        switch (given.ValueKind)
        {
            case JsonValueKind.String:
                return VerifierStage.Of(given.GetString()!);
            case JsonValueKind.Array when given.GetArrayLength() > 0:
                var listed = ReadAs(given, WireJson.Default.IReadOnlyListWeightedVerifierChoice, path);
                return new VerifierStage(listed.Select(verifier => new WeightedVerifier(verifier.Name, verifier.Weight ?? 1)).ToList());
            case JsonValueKind.Array:
                throw Wrong(path, "The list is empty; name at least one verifier.");
            default:
                throw Wrong(
                    path,
                    $"The value is {JsonShape.Describe(given)}, but a verifier's name or a list like "
                        + """[{"name": "…", "weight": 1}] is expected."""
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
