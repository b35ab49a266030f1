using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Verify.Verifiers.Sandbox.Processes;

/// <summary>
/// Strictly one request, one reply with the process that holds a solution. A request carries a random nonce that its reply must begin with,
/// so that
/// nothing the solution wrote beforehand can pass for a reply. One caller at a time.
/// </summary>
internal sealed class WorkerLine(SandboxProcess process, int mostReplyBytes)
{
    private const int NonceBytes = 8;
    private const int NonceLength = 2 * NonceBytes;
    private const int HeadLength = NonceLength + 8;

    /// <exception cref="BrokenWorkerException">There is no reply, or something else than a reply.</exception>
    public async Task<byte[]> AskAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NonceBytes));
        await SendAsync(nonce, request, cancellationToken);

        var head = new byte[HeadLength];
        await ReadAsync(head, cancellationToken);
        var text = Encoding.Latin1.GetString(head);
        if (
            text[..NonceLength] != nonce
            || !int.TryParse(text[NonceLength..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length)
            || length < 0
        )
        {
            throw new BrokenWorkerException(BrokenWorker.Forged);
        }

        if (length > mostReplyBytes)
        {
            throw new BrokenWorkerException(BrokenWorker.TooLong);
        }

        var reply = new byte[length];
        await ReadAsync(reply, cancellationToken);
        return reply;
    }

    /// <summary>Sends a request that is answered by what the process prints from then on.</summary>
    public Task SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
        SendAsync(new string('0', NonceLength), request, cancellationToken);

    /// <summary>Whether nothing was written but replies: what was written beside them would stand before this last one.</summary>
    public async Task<bool> EndsCleanAsync(CancellationToken cancellationToken)
    {
        try
        {
            await AskAsync(Requests.Bye, cancellationToken);
            return true;
        }
        catch (BrokenWorkerException exception)
        {
            return exception.How == BrokenWorker.Ended;
        }
    }

    private async Task SendAsync(string nonce, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var message = new byte[HeadLength + request.Length];
        Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{nonce}{request.Length:x8}"), message);
        request.CopyTo(message.AsMemory(HeadLength));
        try
        {
            await process.Input.WriteAsync(message, cancellationToken);
        }
        catch (IOException)
        {
            throw new BrokenWorkerException(BrokenWorker.Ended);
        }
    }

    private async Task ReadAsync(byte[] target, CancellationToken cancellationToken)
    {
        if (await process.Output.ReadAtLeastAsync(target, target.Length, throwOnEndOfStream: false, cancellationToken) < target.Length)
        {
            throw new BrokenWorkerException(BrokenWorker.Ended);
        }
    }
}

/// <summary>The process that holds a solution does not answer as it should.</summary>
internal sealed class BrokenWorkerException(BrokenWorker how) : Exception($"The worker's line broke: {how}.")
{
    public BrokenWorker How => how;
}

/// <summary>How a worker's line broke.</summary>
internal enum BrokenWorker
{
    /// <summary>The process has ended.</summary>
    Ended,

    /// <summary>What came was no reply to what was asked.</summary>
    Forged,

    /// <summary>The reply is larger than is taken.</summary>
    TooLong,
}
