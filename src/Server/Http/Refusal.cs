using Verify.Search;

namespace Verify.Server.Http;

/// <summary>Why a request is not carried out, in one form for both error shapes.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Kebab-case; the end of the problem's type, and with underscores OpenAI's code.</param>
/// <param name="Title">What is wrong, the same for every occurrence.</param>
/// <param name="Detail">This occurrence, and how to mend it.</param>
internal sealed record Refusal(int Status, string Code, string Title, string Detail)
{
    private const int MostTold = 100;

    /// <summary>What is wrong where; empty when no field is to blame.</summary>
    public IReadOnlyList<RequestError> Errors { get; init; } = [];

    /// <summary>When to come back, for 429 and 503.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>
    /// Fields of the request are wrong; everything that is wrong is said at once, save that an answer must not be many times its request.
    /// </summary>
    public static Refusal Fields(IReadOnlyList<RequestError> errors)
    {
        if (errors.Count > MostTold)
        {
            errors =
            [
                .. errors.Take(MostTold),
                new RequestError(
                    JsonPath.Root,
                    $"These are the first {MostTold} errors of {errors.Count}; mend them and send the request again."
                ),
            ];
        }

        var (code, title) = errors.All(error => error.IsTooLong)
            ? ("context-length-exceeded", "The problem is longer than a model's context.")
            : ("invalid-request", "The request has fields that cannot be accepted.");
        return new Refusal(
            StatusCodes.Status400BadRequest,
            code,
            title,
            string.Join(" ", errors.Select(error => $"{error.Path}: {error.Message}"))
        )
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
