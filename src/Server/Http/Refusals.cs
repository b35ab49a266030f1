using Verify.Inference;
using Verify.Search;

namespace Verify.Server.Http;

/// <summary>Every refusal there is, save those about fields.</summary>
internal static class Refusals
{
    private const int BusyRetrySeconds = 2;
    private const int Unavailable = StatusCodes.Status503ServiceUnavailable;

    /// <summary>What an exception of a floor below means to the caller; null when it means nothing but a fault of ours.</summary>
    public static Refusal? Of(Exception exception) =>
        exception switch
        {
            RefusedException refused => refused.Refusal,
            SearchRequestException invalid => Refusal.Fields(invalid.Errors),
            ModelBusyException busy => QueueFull(busy.Message),
            ModelCapacityException capacity => new(
                StatusCodes.Status400BadRequest,
                "too-large",
                "The search is larger than the memory given to the model.",
                capacity.Message
            ),
            ContextLengthException context => Refusal.Fields([
                new RequestError("problem", context.Message) { Kind = RequestErrorKind.TooLong },
            ]),
            BadHttpRequestException bad => Of(bad),
            _ => null,
        };

    public static Refusal QueueFull(string detail) =>
        new(StatusCodes.Status429TooManyRequests, "queue-full", "Too many searches are waiting.", detail)
        {
            RetryAfterSeconds = BusyRetrySeconds,
        };

    public static Refusal Draining() =>
        new(Unavailable, "draining", "The server is shutting down.", "Send the request again when the server is back.")
        {
            RetryAfterSeconds = BusyRetrySeconds,
        };

    public static Refusal NotReady() =>
        new(Unavailable, "not-ready", "The models are still being loaded.", "Wait until GET /readyz answers 200.")
        {
            RetryAfterSeconds = 1,
        };

    public static Refusal UnknownPath(string path) =>
        new(
            StatusCodes.Status404NotFound,
            "not-found",
            "There is nothing at this path.",
            $"{path} is no route of this server; GET /openapi/v1.json lists them all."
        );

    public static Refusal WrongMethod(HttpRequest request, string allowed) =>
        new(
            StatusCodes.Status405MethodNotAllowed,
            "method-not-allowed",
            "The method is not allowed here.",
            $"{request.Path} takes {allowed}, not {request.Method}."
        );

    public static Refusal NotJson(string? contentType) =>
        new(
            StatusCodes.Status415UnsupportedMediaType,
            "unsupported-media-type",
            "The body is not declared as JSON.",
            (string.IsNullOrEmpty(contentType) ? "Content-Type is missing" : $"Content-Type is '{contentType}'")
                + "; send 'application/json' in UTF-8, uncompressed."
        );

    public static Refusal TooLarge(long limit) =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            "request-too-large",
            "The request body is too large.",
            $"The body may have at most {limit} bytes (setting Verify:Limits:MaxRequestBytes)."
        );

    public static Refusal InvalidJson(string detail) =>
        new(StatusCodes.Status400BadRequest, "invalid-json", "The body is not valid JSON.", detail);

    public static Refusal Unexpected(string requestId) =>
        new(
            StatusCodes.Status500InternalServerError,
            "internal-error",
            "The server failed.",
            $"This is not the request's fault; the server's log has the reason under request {requestId}."
        );

    private static Refusal Of(BadHttpRequestException bad) =>
        new(bad.StatusCode, "bad-request", "The HTTP request cannot be read.", bad.Message);
}
