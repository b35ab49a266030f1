using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Server.Catalogue;

/// <summary>The catalogue, with readers and writers compiled in: reflection at the first request would cost a second.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(StrategyList))]
[JsonSerializable(typeof(VerifierList))]
[JsonSerializable(typeof(PolicyList))]
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(ReadinessBody))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
