namespace Verify.Search;

/// <summary>A request that cannot be carried out; thrown before any work, with everything that is wrong.</summary>
public sealed class SearchRequestException(IReadOnlyList<RequestError> errors)
    : Exception(string.Join(" ", errors.Select(error => $"{error.Path}: {error.Message}")))
{
    /// <summary>At least one error.</summary>
    public IReadOnlyList<RequestError> Errors { get; } = errors;
}

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Path">Where, as a JSON path of the native API: <c>search.options.width</c>.</param>
/// <param name="Message">The value, what is wrong with it, and what is allowed.</param>
public sealed record RequestError(string Path, string Message)
{
    /// <summary>What kind of error it is, since callers fix them in different ways.</summary>
    public RequestErrorKind Kind { get; init; }
}

/// <summary>Kinds of errors in a request.</summary>
public enum RequestErrorKind
{
    /// <summary>The value is not allowed.</summary>
    Invalid,

    /// <summary>The text is longer than a model's context.</summary>
    TooLong,

    /// <summary>The value asks for code to be run, and no sandbox works here.</summary>
    NoSandbox,
}
