namespace Verify.Search.Events;

/// <summary>Numbers the events of one search, from 1 and without gaps, on their way to its observer. Not thread-safe.</summary>
internal sealed class EventStream(ISearchObserver observer) : ISearchObserver
{
    private long _told;

    public void On(SearchEvent searchEvent) => observer.On(searchEvent with { Sequence = ++_told });
}
