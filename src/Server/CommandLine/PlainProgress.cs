using Verify.Search;
using Verify.Server.Progress;

namespace Verify.Server.CommandLine;

/// <summary>Tells a search in plain lines, for files and pipes.</summary>
internal sealed class PlainProgress(TextWriter output) : ISearchObserver
{
    private readonly ProgressText _text = new();

    public void On(SearchEvent searchEvent)
    {
        if (_text.LineOf(searchEvent) is { } line)
        {
            output.WriteLine(line);
        }
    }
}
