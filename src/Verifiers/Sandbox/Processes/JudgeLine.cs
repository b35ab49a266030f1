using System.Globalization;
using System.Text;

namespace Verify.Verifiers.Sandbox.Processes;

/// <summary>Frames to and from the process that holds the tests. One caller at a time.</summary>
internal sealed class JudgeLine(SandboxProcess process, int mostFrameBytes)
{
    private const int HeadLength = 9;

    public async Task SendAsync(char kind, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var frame = new byte[HeadLength + body.Length];
        Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}{body.Length:x8}"), frame);
        body.CopyTo(frame.AsMemory(HeadLength));
        try
        {
            await process.Input.WriteAsync(frame, cancellationToken);
        }
        catch (IOException)
        {
            throw BrokenJudgeException.Ended();
        }
    }

    /// <exception cref="BrokenJudgeException">There is no frame.</exception>
    public async Task<JudgeFrame> ReceiveAsync(CancellationToken cancellationToken)
    {
        var head = Encoding.Latin1.GetString(await ReadAsync(HeadLength, cancellationToken));
        if (
            !int.TryParse(head[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length)
            || length < 0
            || length > mostFrameBytes
        )
        {
            throw new BrokenJudgeException("it wrote what is no frame");
        }

        return new JudgeFrame(head[0], await ReadAsync(length, cancellationToken));
    }

    private async Task<byte[]> ReadAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        return await process.Output.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, cancellationToken) == count
            ? bytes
            : throw BrokenJudgeException.Ended();
    }
}

/// <summary>A message of the judge.</summary>
internal readonly record struct JudgeFrame(char Kind, byte[] Body);

/// <summary>The process that holds the tests does not answer as it should; the message says how.</summary>
internal sealed class BrokenJudgeException(string message) : Exception(message)
{
    public bool HasEnded { get; private init; }

    public static BrokenJudgeException Ended() => new("it has ended") { HasEnded = true };
}
