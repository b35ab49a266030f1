using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Server.Solving;

/// <summary>
/// What <c>POST /v1/solve</c> reads and writes, with readers and writers compiled in: reflection at the first request would cost a second.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(SolveRequest))]
[JsonSerializable(typeof(SolveResponse))]
internal sealed partial class SolvingJson : JsonSerializerContext
{
    /// <summary>A response as a person reads it in a terminal.</summary>
    public static Task WriteIndentedAsync(Stream output, SolveResponse response, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(output, response, Indented().SolveResponse, cancellationToken);

    private static SolvingJson Indented() =>
        new(
            new JsonSerializerOptions(JsonSerializerDefaults.Web)
            {
                WriteIndented = true,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
