using Verify.Search.Needs;
using Verify.Search.Selections;
using Verify.Search.Strategies;

namespace Verify.Search.Planning;

/// <summary>The needs of everything that a request chose.</summary>
internal static class Requirements
{
    public static IReadOnlyList<Requirement> Of(ISearchStrategy strategy, ISelection selection) =>
        [
            .. strategy.Needs.Select(need => new Requirement($"Strategy '{strategy.Name}'", "search.strategy", need)),
            .. selection.Needs.Select(need => new Requirement($"Selection '{selection.Name}'", "search.selection", need)),
        ];
}
