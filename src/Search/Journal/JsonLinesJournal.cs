using System.Text.Json;

namespace Verify.Search.Journal;

/// <summary>
/// A journal in a file of JSON lines. A process that dies while it writes leaves half a line at the most; that line is forgotten, for what
/// it told
/// was not acted on yet. Not thread-safe, and one process at a time.
/// </summary>
/// <param name="path">The file; made with the first outcome.</param>
public sealed class JsonLinesJournal(string path) : ISearchJournal
{
    private const byte LineEnd = (byte)'\n';

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A whole line is no outcome; the message says which.</exception>
    public async ValueTask<IReadOnlyList<SearchOutcome>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        var outcomes = new List<SearchOutcome>();
        for (int start = 0, end; (end = Array.IndexOf(bytes, LineEnd, start)) >= 0; start = end + 1)
        {
            outcomes.Add(Parse(bytes.AsSpan(start..end), outcomes.Count + 1));
        }

        return outcomes;
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(SearchOutcome outcome, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(
            path,
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.Read,
            4096,
            FileOptions.WriteThrough
        );
        file.SetLength(EndOfLastLine(file));
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(outcome), LineEnd], cancellationToken);
        await file.FlushAsync(cancellationToken);
    }

    private static long EndOfLastLine(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Seek(end - 1, SeekOrigin.Begin);
            if (file.ReadByte() == LineEnd)
            {
                return end;
            }
        }

        return 0;
    }

    private SearchOutcome Parse(ReadOnlySpan<byte> line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<SearchOutcome>(line) ?? throw new JsonException("It is null.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new InvalidDataException($"{path}: line {number} is no outcome of a search ({e.Message}).", e);
        }
    }
}
