using System.Diagnostics;

namespace Verify.Server.Tests.Hosting;

/// <summary>A process that was run to its end.</summary>
internal sealed record ProcessRun(int ExitCode, string Output, string Errors)
{
    public static async Task<ProcessRun> StartAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(RunningServer.Cancelled);
            var errors = process.StandardError.ReadToEndAsync(RunningServer.Cancelled);
            await process.WaitForExitAsync(RunningServer.Cancelled);
            return new ProcessRun(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
