using System.Text.Json;
using Verify.Search.Budgets;
using Verify.Search.Context;
using Verify.Search.Requests;
using Verify.Search.Tree;

namespace Verify.Search.Strategies;

/// <summary>A strategy that is a part of another.</summary>
internal static class NestedSearch
{
    /// <summary>
    /// Carries out another strategy on a share of what is left of the budget, from the root or from another node. When that share is spent
    /// the strategy around it goes on; it states what this one keeps at once as a part of its own.
    /// </summary>
    /// <param name="context">The strategy around it.</param>
    /// <param name="strategy">The other.</param>
    /// <param name="options">The other's options; those that are not given take their defaults.</param>
    /// <param name="share">Above 0, at most 1.</param>
    /// <param name="below">Where it begins; null for the root.</param>
    /// <returns>Why it ended.</returns>
    public static async Task<StopReason> RunWithinAsync(
        this SearchContext context,
        ISearchStrategy strategy,
        IReadOnlyDictionary<string, JsonElement> options,
        double share,
        Node? below = null
    )
    {
        var nested = context.Within(strategy.PlanWithin(context.Plan, options), share, below ?? context.Root);
        try
        {
            return await strategy.RunAsync(nested);
        }
        catch (SearchEndedException ended) when (context.GoesOnAfter(ended))
        {
            return ended.Reason;
        }
    }

    /// <summary>The plan of a strategy within the search of another plan.</summary>
    /// <exception cref="SearchRequestException">The options are not allowed.</exception>
    public static SearchPlan PlanWithin(this ISearchStrategy strategy, SearchPlan plan, IReadOnlyDictionary<string, JsonElement> options)
    {
        var errors = new RequestErrors();
        var nested = plan with { Strategy = strategy.Name, Options = strategy.Options.Read(options, errors) };
        errors.Throw();
        errors.AddRange(strategy.Check(nested));
        errors.Throw();
        return nested;
    }
}
