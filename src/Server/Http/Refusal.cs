using Verify.Search;

namespace Verify.Server.Http;

/// <summary>Why a request is not carried out, in one form for both error shapes.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Kebab-case; the end of the problem's type, and with underscores OpenAI's code.</param>
/// <param name="Title">What is wrong, the same for every occurrence.</param>
/// <param name="Detail">This occurrence, and how to fix it.</param>
internal sealed record Refusal(int Status, string Code, string Title, string Detail)
{
    private const int MaxListed = 100;

    /// <summary>What is wrong where; empty when no field is to blame.</summary>
    public IReadOnlyList<RequestError> Errors { get; init; } = [];

    /// <summary>When to come back, for 429 and 503.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>
    /// Fields of the request are wrong; all errors are reported at once, save that an answer must not be many times its request.
    /// </summary>
    public static Refusal Fields(IReadOnlyList<RequestError> errors)
    {
        if (errors.Count > MaxListed)
        {
            errors =
            [
                .. errors.Take(MaxListed),
                new RequestError(
                    JsonPath.Root,
                    $"These are the first {MaxListed} errors of {errors.Count}; fix them and send the request again."
                ),
            ];
        }

        // Where code cannot be run, a request is otherwise right and would be served elsewhere; any other error comes first.
        if (errors.All(error => error.Kind == RequestErrorKind.NoSandbox))
        {
            return Of(
                StatusCodes.Status501NotImplemented,
                "not-supported",
                "Code is not run by this server.",
                errors,
                "Or omit the field."
            );
        }

        return errors.All(error => error.Kind == RequestErrorKind.TooLong)
            ? Of(StatusCodes.Status400BadRequest, "context-length-exceeded", "The problem is longer than a model's context.", errors)
            : Of(StatusCodes.Status400BadRequest, "invalid-request", "The request has fields that cannot be accepted.", errors);
    }

    private static Refusal Of(int status, string code, string title, IReadOnlyList<RequestError> errors, string? advice = null)
    {
        var sentences = errors.Select(error => $"{error.Path}: {error.Message}");
        return new Refusal(status, code, title, string.Join(" ", advice is null ? sentences : sentences.Append(advice)))
        {
            Errors = errors,
        };
    }
}

/// <summary>Ends a request with a refusal; <see cref="ErrorMiddleware"/> writes it in the shape its path promises.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(refusal.Detail)
{
    public RefusedException(RequestError error)
        : this(Refusal.Fields([error])) { }

    public Refusal Refusal { get; } = refusal;
}
