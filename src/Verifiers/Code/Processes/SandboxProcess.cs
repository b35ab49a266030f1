using System.Diagnostics;
using Verify.Verifiers.Code.Confinement;

namespace Verify.Verifiers.Code.Processes;

/// <summary>One confined process, started and not yet given anything that nobody trusts. One caller at a time.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    public const int ErrorBytes = 16 << 10;
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(30);
    private static readonly byte[] Ready = "ready\n"u8.ToArray();

    private readonly Process _process;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task<CappedText> _error;

    private SandboxProcess(Process process, long started)
    {
        _process = process;
        Started = started;
        Input = process.StandardInput.BaseStream;
        Output = process.StandardOutput.BaseStream;
        _error = CappedText.ReadAsync(process.StandardError.BaseStream, ErrorBytes, _closing.Token);
    }

    /// <summary>Where requests go; what is written after the process ended is lost, not an error.</summary>
    public Stream Input { get; }

    public Stream Output { get; }

    /// <summary><see cref="TimeProvider.GetTimestamp"/> of the start.</summary>
    public long Started { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>
    /// Starts a program and waits until it says that it is ready. A start is not broken off: bubblewrap killed before the process it is making is bound
    /// to it would leave that process behind. Who cancels waits for the rest of it, some tens of milliseconds.
    /// </summary>
    /// <exception cref="SandboxStartException">It did not come up; the message is what it said.</exception>
    public static async Task<SandboxProcess> StartAsync(
        LaunchThread launcher, ProcessStartInfo start, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var process = new SandboxProcess(await launcher.StartAsync(start), timeProvider.GetTimestamp());
        try
        {
            using var deadline = new CancellationTokenSource(StartTime, timeProvider);
            await using var kill = deadline.Token.Register(process.Kill);
            var said = new byte[Ready.Length];
            var count = await process.Output.ReadAtLeastAsync(said, said.Length, throwOnEndOfStream: false, CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            if (count == said.Length && said.AsSpan().SequenceEqual(Ready))
                return process;
            throw new SandboxStartException(deadline.IsCancellationRequested
                ? $"it did not come up within {StartTime.TotalSeconds} s"
                : (await process.EndAsync()).Error.Text.Trim());
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process at once, with everything it started; safe at any time.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has been disposed of meanwhile, which killed it.
        }
    }

    /// <summary>Waits for the end and tells the exit code (128 and the signal for a signal) and the error text.</summary>
    public async Task<(int ExitCode, CappedText Error)> EndAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None);
        return (_process.ExitCode, await _error.WaitAsync(CancellationToken.None));
    }

    /// <summary>Kills the process, waits until it has ended and gives the pipes back. Nobody may be reading or writing.</summary>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        await _closing.CancelAsync();
        try
        {
            await _error.WaitAsync(CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // Nobody asked for it.
        }

        // The process object leaves its pipes to the collector once they have been used.
        await Input.DisposeAsync();
        await Output.DisposeAsync();
        _process.StandardError.Dispose();
        _process.Dispose();
        _closing.Dispose();
    }
}

/// <summary>A sandbox did not start; the message says what it said.</summary>
internal sealed class SandboxStartException(string message) : Exception(message);
