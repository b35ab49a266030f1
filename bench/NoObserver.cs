using Verify.Search;

namespace Verify.Bench;

/// <summary>Hears nothing.</summary>
internal sealed class NoObserver : ISearchObserver
{
    public static NoObserver Instance { get; } = new();

    public void On(SearchEvent searchEvent) { }
}
