using System.Text;

namespace Verify.Verifiers.Sandbox.Processes;

/// <summary>The beginning of what a process wrote.</summary>
/// <param name="Text">As UTF-8, other bytes replaced.</param>
/// <param name="TooLong">It wrote more than it may.</param>
/// <param name="IsText">Its beginning was UTF-8 throughout.</param>
internal sealed record CappedText(string Text, bool TooLong, bool IsText)
{
    private const int ChunkBytes = 16 << 10;

    /// <summary>
    /// Reads to the end, keeps the first <paramref name="keptBytes"/>, and calls <paramref name="tooLong"/> once there are more than
    /// <paramref name="mostBytes"/>, which should bring the end about.
    /// </summary>
    public static async Task<CappedText> ReadAsync(
        Stream stream,
        int keptBytes,
        int mostBytes,
        Action tooLong,
        CancellationToken cancellationToken
    )
    {
        using var kept = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        var total = 0L;
        while (await stream.ReadAsync(chunk, cancellationToken) is var count and > 0)
        {
            var room = keptBytes - (int)kept.Length;
            await kept.WriteAsync(chunk.AsMemory(0, Math.Min(count, room)), cancellationToken);
            if (total <= mostBytes && total + count > mostBytes)
            {
                tooLong();
            }

            total += count;
        }

        var bytes = kept.GetBuffer().AsSpan(0, (int)kept.Length);
        return new CappedText(Encoding.UTF8.GetString(bytes), total > mostBytes, System.Text.Unicode.Utf8.IsValid(bytes));
    }
}
