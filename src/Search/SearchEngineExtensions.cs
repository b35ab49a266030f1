using Verify.Search.Journal;

namespace Verify.Search;

/// <summary>Shorter ways to ask a search engine.</summary>
public static class SearchEngineExtensions
{
    /// <summary>Carries a plan out once, with nothing written down to resume it from.</summary>
    /// <inheritdoc cref="ISearchEngine.RunAsync" path="/exception"/>
    public static Task<SearchResult> RunAsync(
        this ISearchEngine engine,
        SearchPlan plan,
        ISearchObserver observer,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(engine);
        return engine.RunAsync(plan, observer, NoJournal.Instance, cancellationToken);
    }
}
