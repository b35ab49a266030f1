using Verify.Search;

namespace Verify.Server.Progress;

/// <summary>An observer that ignores everything.</summary>
internal sealed class NoObserver : ISearchObserver
{
    private NoObserver() { }

    public static NoObserver Instance { get; } = new();

    public void On(SearchEvent searchEvent) { }
}
