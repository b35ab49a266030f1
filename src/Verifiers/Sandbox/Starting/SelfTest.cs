using System.Text.Json;
using Verify.Verifiers.Sandbox.Processes;

namespace Verify.Verifiers.Sandbox.Starting;

/// <summary>
/// Attacks a confinement harmlessly before anything else is run under it. A sandbox that is not known to hold is not used.
/// </summary>
internal sealed class SelfTest(Supply supply, SandboxOptions options)
{
    private const string Denied = "denied";

    /// <summary>What no solution may read; what does not exist proves nothing and does no harm.</summary>
    private static readonly string[] Private =
    [
        "/etc/passwd",
        "/etc/hostname",
        "/proc/self/environ",
        "/proc/1/cmdline",
        "/root",
        "/home",
        "/sys",
        "/var",
    ];

    private static readonly string[] Foreign = ["/", "/dev", "/usr", "/usr/lib", "/var/tmp", "/home", "/dev/shm", "/etc"];

    /// <exception cref="SandboxStartException">Nothing comes up under this confinement at all.</exception>
    public async Task<IReadOnlyList<CanaryResult>> RunAsync(CancellationToken cancellationToken) =>
        [
            await AttackAsync("start another process", "start_process", cancellationToken),
            await AttackAsync("open a socket", "open_socket", cancellationToken),
            await AttackAsync("read outside", "read_outside", cancellationToken, Private),
            await AttackAsync("write outside", "write_outside", cancellationToken, Foreign),
            await AttackAsync("signal the server", "signal_server", cancellationToken, Environment.ProcessId),
            await AttackAsync("take more memory than allowed", "take_memory", cancellationToken, options.MemoryMiB),
            await AttackAsync("forge a reply", "forge_replies", cancellationToken),
            await AttackAsync("pass by ending the process", "end_process", cancellationToken),
        ];

    /// <summary>Each in a sandbox of its own, as a solution would be.</summary>
    private async Task<CanaryResult> AttackAsync(
        string name,
        string function,
        CancellationToken cancellationToken,
        params object[] arguments
    )
    {
        var limits = RunLimits.Of(null, null, options);
        await using var worker = await supply.WorkerAsync(limits, cancellationToken);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limits.Wall);
        var line = new WorkerLine(worker, supply.ReplyBytes);
        try
        {
            await line.AskAsync(Requests.Load("", EmbeddedText.Read("canaries.py"), function, []), deadline.Token);
            using var reply = JsonDocument.Parse(await line.AskAsync(Requests.Call(function, arguments), deadline.Token));
            var outcome = reply.RootElement.TryGetProperty("v", out var value) ? value.ToString() : reply.RootElement.ToString();
            return new CanaryResult(name, outcome.StartsWith(Denied, StringComparison.Ordinal), outcome);
        }
        catch (BrokenWorkerException exception)
        {
            return new CanaryResult(
                name,
                exception.How is BrokenWorker.Forged or BrokenWorker.Ended,
                $"{Denied}: the server noticed ({exception.How})"
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new CanaryResult(name, Held: false, "no answer");
        }
    }
}
