namespace Verify.Search.Tests;

/// <summary>Keeps what a search tells.</summary>
internal sealed class EventList : ISearchObserver
{
    public List<SearchEvent> Events { get; } = [];

    public void On(SearchEvent searchEvent) => Events.Add(searchEvent);
}
