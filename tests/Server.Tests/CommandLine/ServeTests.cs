using System.Diagnostics;
using System.Net;
using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.CommandLine;

public sealed class ServeTests
{
    [Fact]
    public async Task A_server_says_where_it_listens_and_ends_with_0_when_it_is_told_to_stop()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("needs signals, which Windows does not have");
        }

        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "verify.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(RunningServer.Cancelled);
            var url = line!.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal));
            using var client = new HttpClient();
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(url + "/healthz", RunningServer.Cancelled)).StatusCode);

            await ProcessRun.StartAsync("kill", "-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await process.WaitForExitAsync(RunningServer.Cancelled);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
