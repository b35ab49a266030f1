using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.CommandLine;

/// <summary>The executable as a user starts it.</summary>
internal static class VerifyExecutable
{
    public static Task<ProcessRun> RunAsync(params IEnumerable<string> arguments) =>
        ProcessRun.StartAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "verify.dll"), .. arguments]);
}
