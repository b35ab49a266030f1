using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Verify.Search;

namespace Verify.Server.Progress;

/// <summary>Carries a search's progress to a slower reader. The search is never held up: a reader that is too slow misses lines.</summary>
internal sealed class ProgressChannel : ISearchObserver
{
    private const int Capacity = 256;

    private readonly ProgressText _text = new();
    private readonly Channel<string> _lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(Capacity)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
            SingleWriter = true,
        }
    );

    public void On(SearchEvent searchEvent)
    {
        if (_text.LineOf(searchEvent) is { } line)
        {
            _lines.Writer.TryWrite(line);
        }
    }

    /// <summary>Runs a search that reports here, and ends the lines with it, however it ends.</summary>
    public async Task<SearchResult> ObserveAsync(Func<ISearchObserver, Task<SearchResult>> search)
    {
        try
        {
            return await search(this);
        }
        finally
        {
            _lines.Writer.Complete();
        }
    }

    /// <summary>Every line until the search ends; null whenever nothing came for as long as <paramref name="silence"/>.</summary>
    public async IAsyncEnumerable<string?> ReadAsync(
        TimeSpan silence,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var more = _lines.Reader.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            var isSilent = false;
            try
            {
                if (!await more.WaitAsync(silence, time, cancellationToken))
                {
                    yield break;
                }
            }
            catch (TimeoutException)
            {
                isSilent = true;
            }

            if (isSilent)
            {
                yield return null;
                continue;
            }

            while (_lines.Reader.TryRead(out var line))
            {
                yield return line;
            }

            more = _lines.Reader.WaitToReadAsync(cancellationToken).AsTask();
        }
    }
}
