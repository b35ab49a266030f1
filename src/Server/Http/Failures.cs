namespace Verify.Server.Http;

/// <summary>Turns exceptions into refusals, and logs those that are nobody's fault but the server's. Thread-safe.</summary>
internal sealed partial class Failures(ILogger<Failures> logger)
{
    /// <summary>What a failure means to the caller of <paramref name="request"/>.</summary>
    public Refusal Answer(HttpRequest request, Exception exception)
    {
        if (Refusals.Of(exception) is { } refusal)
            return refusal;

        var id = request.HttpContext.TraceIdentifier;
        LogUnexpected(exception, request.Method, request.Path, id);
        return Refusals.Unexpected(id);
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed unexpectedly (request {RequestId})")]
    private partial void LogUnexpected(Exception exception, string method, string path, string requestId);
}
