using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Server.Verification;

/// <summary>
/// What <c>POST /v1/verify</c> reads and writes, with readers and writers compiled in: reflection at the first request would cost a second.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(VerifyRequest))]
[JsonSerializable(typeof(VerifyResponse))]
[JsonSerializable(typeof(VerifyFailure))]
internal sealed partial class VerificationJson : JsonSerializerContext;
