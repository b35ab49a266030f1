using System.Diagnostics;

namespace Verify.Server.Tests.Hosting;

/// <summary>A process that was run to its end.</summary>
internal sealed record ProcessRun(int ExitCode, string Output, string Errors)
{
    public static Task<ProcessRun> StartAsync(string program, params IEnumerable<string> arguments) =>
        StartInAsync(Environment.CurrentDirectory, program, arguments);

    public static async Task<ProcessRun> StartInAsync(string folder, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
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
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
