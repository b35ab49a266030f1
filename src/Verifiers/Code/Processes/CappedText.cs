using System.Text;

namespace Verify.Verifiers.Code.Processes;

/// <summary>The beginning of what a process wrote.</summary>
/// <param name="Text">As UTF-8, other bytes replaced.</param>
/// <param name="Cut">There was more.</param>
internal sealed record CappedText(string Text, bool Cut)
{
    private const int ChunkBytes = 16 << 10;

    /// <summary>Reads to the end, or until <paramref name="full"/> is told that there is more than is kept; without it the rest is read and dropped.</summary>
    public static async Task<CappedText> ReadAsync(Stream stream, int mostBytes, CancellationToken cancellationToken, Action? full = null)
    {
        using var kept = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        var cut = false;
        while (await stream.ReadAsync(chunk, cancellationToken) is var count and > 0)
        {
            var room = mostBytes - (int)kept.Length;
            await kept.WriteAsync(chunk.AsMemory(0, Math.Min(count, room)), cancellationToken);
            if (count > room && !cut)
            {
                cut = true;
                full?.Invoke();
            }
        }

        return new CappedText(Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length), cut);
    }
}
