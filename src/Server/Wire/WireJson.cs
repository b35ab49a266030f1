using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Server.Wire;

/// <summary>
/// What several endpoints share, with readers and writers compiled in: reflection at the first request would cost a second.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(IReadOnlyList<WeightedVerifierChoice>))]
[JsonSerializable(typeof(CombinedVerifiers))]
[JsonSerializable(typeof(GateChoice))]
internal sealed partial class WireJson : JsonSerializerContext;
