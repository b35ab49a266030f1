using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Verify.Server.Chat;

/// <summary>
/// Writes a stream of unnamed events; nothing is sent before the first. Named events would reach OpenAI's clients as broken chunks.
/// </summary>
internal sealed class ServerSentEvents(HttpResponse response)
{
    public const string MediaType = "text/event-stream";

    public async Task SendAsync<T>(T data, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await SendAsync(JsonSerializer.Serialize(data, type), cancellationToken);
    }

    /// <summary>One line, unchanged.</summary>
    public Task SendAsync(string line, CancellationToken cancellationToken) => WriteAsync($"data: {line}\n\n", cancellationToken);

    /// <summary>Readers skip it; it keeps proxies from closing a connection that is silent for long.</summary>
    public Task KeepAliveAsync(CancellationToken cancellationToken) => WriteAsync(": searching\n\n", cancellationToken);

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        if (!response.HasStarted)
        {
            response.ContentType = MediaType;
            response.Headers.CacheControl = "no-cache, no-store";
            response.Headers["X-Accel-Buffering"] = "no";
        }

        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
