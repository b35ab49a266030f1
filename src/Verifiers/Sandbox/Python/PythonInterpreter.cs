using System.Diagnostics;
using Verify.Verifiers.Sandbox.Confinement;

namespace Verify.Verifiers.Sandbox.Python;

/// <summary>An interpreter and all that it consists of, so that a sandbox needs to show nothing else.</summary>
internal sealed record PythonInterpreter(string Version, string Executable, IReadOnlyList<ReadablePath> Files)
{
    private static readonly TimeSpan ProbeTime = TimeSpan.FromSeconds(20);

    /// <summary>The system's first: one in a home folder often cannot be read by the user that sandboxes run as.</summary>
    public static IEnumerable<string> Candidates(string? configured) =>
        configured is not null
            ? [configured]
            : (
                (string[])
                    [
                        "/usr/bin",
                        "/usr/local/bin",
                        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
                    ]
            )
                .Distinct(StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder, "python3"))
                .Where(File.Exists);

    /// <summary>Asks the interpreter, outside of any sandbox, where its parts stand.</summary>
    /// <exception cref="SandboxUnavailableException">It cannot be asked; the message says what it said.</exception>
    public static async Task<PythonInterpreter> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(path, ["-I", "-S", "-B", "-c", EmbeddedText.Read("probe.py")])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(ProbeTime);
        try
        {
            process.Start();
            await using var kill = deadline.Token.Register(process.Kill);
            // The process object leaves them to the collector once they have been used.
            using var outputReader = process.StandardOutput;
            using var errorReader = process.StandardError;
            var error = errorReader.ReadToEndAsync(CancellationToken.None);
            var output = await outputReader.ReadToEndAsync(CancellationToken.None);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return process.ExitCode == 0
                ? Read(output)
                : throw new SandboxUnavailableException($"{path} cannot be used: {(await error).Trim()}");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new SandboxUnavailableException($"{path} cannot be started: {exception.Message}");
        }
    }

    private static PythonInterpreter Read(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new PythonInterpreter(
            lines[0],
            lines[1],
            [.. lines[2..].Select(line => line.Split('\t')).Select(pair => new ReadablePath(pair[0], pair[1]))]
        );
    }
}
