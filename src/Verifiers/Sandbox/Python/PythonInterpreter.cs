using System.Diagnostics;
using System.Text;
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

    /// <summary>Asks the interpreter, outside of any sandbox, where its parts are.</summary>
    /// <exception cref="SandboxUnavailableException">It cannot be asked; the message says what it said.</exception>
    public static async Task<PythonInterpreter> ProbeAsync(string path, CancellationToken cancellationToken) =>
        Read(await RunAsync(path, EmbeddedText.Read("probe.py"), "", cancellationToken));

    /// <summary>The codes of scripts as this interpreter's marshal writes them: a sandbox starts sooner with them.</summary>
    /// <exception cref="SandboxUnavailableException">It compiles nothing; the message says what it said.</exception>
    public async Task<IReadOnlyList<byte[]>> CompileAsync(IEnumerable<string> scripts, CancellationToken cancellationToken)
    {
        // A script holds no zero character.
        var codes = await RunAsync(Executable, EmbeddedText.Read("compiling.py"), string.Join('\0', scripts), cancellationToken);
        return [.. codes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Convert.FromHexString)];
    }

    /// <summary>Runs a script of ours, and gives back what it printed.</summary>
    private static async Task<string> RunAsync(string path, string script, string input, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(path, ["-I", "-S", "-B", "-X", "utf8", "-c", script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
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
            var output = outputReader.ReadToEndAsync(CancellationToken.None);
            await process.StandardInput.WriteAsync(input.AsMemory(), CancellationToken.None);
            process.StandardInput.Close();
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return process.ExitCode == 0
                ? await output.WaitAsync(CancellationToken.None)
                : throw new SandboxUnavailableException($"{path} cannot be used: {(await error).Trim()}");
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or IOException)
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
