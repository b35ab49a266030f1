using Verify.Search;

namespace Verify.Server.Http;

/// <summary>
/// Metadata of an endpoint whose requests are not those of the native API: how its callers name a field that the floors below name by its
/// native path.
/// </summary>
/// <param name="ownName">From a native path to the endpoint's own.</param>
internal sealed class FieldNames(Func<string, string> ownName)
{
    /// <summary>The refusal as callers of <paramref name="endpoint"/> read it.</summary>
    public static Refusal Apply(Refusal refusal, Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<FieldNames>() is { } names ? refusal with { Errors = names.Rename(refusal.Errors) } : refusal;

    private IReadOnlyList<RequestError> Rename(IReadOnlyList<RequestError> errors) =>
        [.. errors.Select(error => error with { Path = ownName(error.Path) })];
}
