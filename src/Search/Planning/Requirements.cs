using Verify.Search.Needs;
using Verify.Search.Requests;
using Verify.Search.Selections;
using Verify.Search.Strategies;
using Verify.Verifiers;

namespace Verify.Search.Planning;

/// <summary>The needs of everything that a request chose, and whether they are met.</summary>
internal static class Requirements
{
    public static IReadOnlyList<Requirement> Of(ISearchStrategy strategy, ISelection selection) =>
        [
            .. strategy.Needs.Select(need => new Requirement($"Strategy '{strategy.Name}'", "search.strategy", need)),
            .. selection.Needs.Select(need => new Requirement($"Selection '{selection.Name}'", "search.selection", need)),
        ];

    /// <param name="verifier">It lives by a field of the request, or needs nothing.</param>
    /// <param name="path">The field that names it.</param>
    public static IReadOnlyList<Requirement> Of(IVerifier verifier, string path) =>
        verifier.Description.NeededField is { } field ? [new Requirement($"'{verifier.Name}'", path, Need.Field(field))] : [];

    /// <summary>An error for each requirement that is not met.</summary>
    /// <param name="requirements">What is needed.</param>
    /// <param name="used">What the search uses.</param>
    /// <param name="known">What it could use.</param>
    /// <param name="errors">Gets them.</param>
    public static void Check(IEnumerable<Requirement> requirements, SearchParts used, SearchParts known, RequestErrors errors)
    {
        foreach (var requirement in requirements.Where(one => !one.Need.IsMetBy(used)))
        {
            errors.Add(requirement.Path, requirement.Unmet(known));
        }
    }
}
