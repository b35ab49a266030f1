using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Net.Http.Headers;
using Verify.Search.Verification;
using Verify.Server.Http;

namespace Verify.Server.Verification;

/// <summary>Writes results as lines of JSON, each as soon as it is there; nothing is sent before the first.</summary>
internal sealed class NdjsonStream(HttpResponse response)
{
    public const string MediaType = "application/x-ndjson";

    /// <summary>Only a client that names the type is sent lines: <c>*/*</c> is what clients say that want the usual.</summary>
    public static bool IsWantedBy(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(type => type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);

    /// <summary>A failure before the first line is thrown, to be answered with its status; a later one is the last line.</summary>
    public async Task WriteAsync(IAsyncEnumerable<VerifiedSolution> solutions, Failures failures, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var solution in solutions.WithCancellation(cancellationToken))
            {
                await SendAsync(VerifyResult.Of(solution), VerificationJson.Default.VerifyResult, cancellationToken);
            }
        }
        catch (Exception exception) when (response.HasStarted && !cancellationToken.IsCancellationRequested)
        {
            var failure = new VerifyFailure(Problem.Of(failures.Answer(response.HttpContext.Request, exception)));
            await SendAsync(failure, VerificationJson.Default.VerifyFailure, cancellationToken);
        }
    }

    private async Task SendAsync<T>(T line, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        if (!response.HasStarted)
        {
            response.ContentType = MediaType;
            response.Headers["X-Accel-Buffering"] = "no";
        }

        await response.WriteAsync(JsonSerializer.Serialize(line, type) + "\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
