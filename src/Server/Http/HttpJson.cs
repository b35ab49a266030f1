using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Server.Http;

/// <summary>
/// Errors in both their shapes, with readers and writers compiled in: reflection at the first request would cost a second.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(OpenAiError))]
internal sealed partial class HttpJson : JsonSerializerContext;
