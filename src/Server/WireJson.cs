using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verify.Server.Catalogue;
using Verify.Server.Chat;
using Verify.Server.Http;
using Verify.Server.Solving;
using Verify.Server.Verifying;

namespace Verify.Server;

/// <summary>
/// Everything that goes over the wire, with readers and writers compiled in: reflection at the first request would cost a start-up its
/// second.
/// Names are camelCase; the OpenAI-compatible types spell theirs out.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(SolveRequest))]
[JsonSerializable(typeof(SolveResponse))]
[JsonSerializable(typeof(IReadOnlyList<WeightedVerifierChoice>))]
[JsonSerializable(typeof(CombinedVerifiers))]
[JsonSerializable(typeof(GateChoice))]
[JsonSerializable(typeof(VerifyRequest))]
[JsonSerializable(typeof(VerifyResponse))]
[JsonSerializable(typeof(VerifyFailure))]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatContentPart))]
[JsonSerializable(typeof(ChatCompletion))]
[JsonSerializable(typeof(ChatChunk))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(StrategyList))]
[JsonSerializable(typeof(VerifierList))]
[JsonSerializable(typeof(PolicyList))]
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(ReadinessBody))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(OpenAiError))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>A response as a person reads it in a terminal.</summary>
    public static Task WriteIndentedAsync(Stream output, SolveResponse response, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(output, response, Indented().SolveResponse, cancellationToken);

    private static WireJson Indented() =>
        new(
            new JsonSerializerOptions(JsonSerializerDefaults.Web)
            {
                WriteIndented = true,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
