namespace Verify.Server.Http;

/// <summary>Turns exceptions into refusals, and logs those that are the server's fault. Thread-safe.</summary>
internal sealed partial class Failures(IHostApplicationLifetime lifetime, ILogger<Failures> logger)
{
    /// <summary>What a failure means to the caller of <paramref name="request"/>.</summary>
    public Refusal Answer(HttpRequest request, Exception exception)
    {
        if (Refusals.Of(exception) is { } refusal)
        {
            return FieldNames.Apply(refusal, request.HttpContext.GetEndpoint());
        }

        // Callers that leave are not answered, so what was cancelled here had not come far enough for a best answer when the drain time was
        // over.
        if (exception is OperationCanceledException && lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Refusals.Draining();
        }

        var id = request.HttpContext.TraceIdentifier;
        LogUnexpected(exception, request.Method, request.Path, id);
        return Refusals.Unexpected(id);
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed unexpectedly (request {RequestId})")]
    private partial void LogUnexpected(Exception exception, string method, string path, string requestId);
}
