namespace Verify.Search;

/// <summary>
/// Observes a search while it runs. Called in order, never concurrently, on the search's own path; must return quickly and not throw: what
/// it throws ends the search. Whoever is slow or may fail reads from a queue that the observer fills.
/// </summary>
public interface ISearchObserver
{
    /// <summary>Something happened.</summary>
    void On(SearchEvent searchEvent);
}
