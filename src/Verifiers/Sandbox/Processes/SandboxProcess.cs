using System.ComponentModel;
using System.Diagnostics;

namespace Verify.Verifiers.Sandbox.Processes;

/// <summary>One confined process, started and not yet given anything that nobody trusts. One caller at a time.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    public static readonly TimeSpan StartTime = TimeSpan.FromSeconds(30);

    private const int KeptErrorBytes = 16 << 10;
    private const int MostErrorBytes = 16 << 20;
    private static readonly byte[] Ready = "ready\n"u8.ToArray();

    private readonly Process _process;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task<CappedText> _error;

    private SandboxProcess(Process process, long started)
    {
        _process = process;
        Id = process.Id;
        Started = started;
        Input = process.StandardInput.BaseStream;
        Output = process.StandardOutput.BaseStream;
        _error = CappedText.ReadAsync(process.StandardError.BaseStream, KeptErrorBytes, MostErrorBytes, Kill, _closing.Token);
    }

    /// <summary>Where requests go; what is written after the process ended is lost, not an error.</summary>
    public Stream Input { get; }

    public Stream Output { get; }

    /// <summary><see cref="TimeProvider.GetTimestamp"/> of the start.</summary>
    public long Started { get; }

    /// <summary>The process that was started; its program may be a descendant.</summary>
    public int Id { get; }

    /// <summary>Whether it has a <c>/tmp</c> of its own.</summary>
    public bool HasOwnFiles { get; private init; }

    public bool HasExited => _process.HasExited;

    /// <summary>
    /// Starts a program and waits until it says that it is ready. A start is not broken off: bubblewrap killed before the process it is
    /// making is bound
    /// to it would leave that process behind. Who cancels waits for the rest of it, some tens of milliseconds.
    /// </summary>
    /// <exception cref="SandboxStartException">It did not come up; the message is what it said.</exception>
    public static async Task<SandboxProcess> StartAsync(
        LaunchThread launcher,
        ProcessStartInfo start,
        bool hasOwnFiles,
        TimeProvider timeProvider,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var process = new SandboxProcess(await LaunchAsync(launcher, start), timeProvider.GetTimestamp()) { HasOwnFiles = hasOwnFiles };
        try
        {
            using var deadline = new CancellationTokenSource(StartTime, timeProvider);
            var refusal = await process.RefusalAsync(deadline.Token);
            cancellationToken.ThrowIfCancellationRequested();
            return refusal is null ? process : throw new SandboxStartException(refusal);
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

    /// <summary>
    /// Waits for the end and tells the exit code (128 and the signal for a signal) and the error text. A process that has closed its pipes
    /// has not
    /// ended yet, and need never do.
    /// </summary>
    public async Task<(int ExitCode, CappedText Error)> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, await _error.WaitAsync(cancellationToken));
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

    private static async Task<Process> LaunchAsync(LaunchThread launcher, ProcessStartInfo start)
    {
        try
        {
            return await launcher.StartAsync(start);
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            throw new SandboxStartException($"the system starts no process: {exception.Message}");
        }
    }

    /// <summary>Null once it is ready; else what keeps it from being so.</summary>
    private async Task<string?> RefusalAsync(CancellationToken deadline)
    {
        try
        {
            var said = new byte[Ready.Length];
            if (await Output.ReadAtLeastAsync(said, said.Length, throwOnEndOfStream: false, deadline) < said.Length)
            {
                return (await EndAsync(deadline)).Error.Text.Trim();
            }

            return said.AsSpan().SequenceEqual(Ready) ? null : "it began with something else than that it is ready";
        }
        catch (OperationCanceledException)
        {
            return $"it did not come up within {StartTime.TotalSeconds} s";
        }
    }
}

/// <summary>A sandbox did not start; the message says what it said.</summary>
internal sealed class SandboxStartException(string message) : Exception(message);
