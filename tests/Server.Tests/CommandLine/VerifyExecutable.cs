using Verify.Server.Tests.Hosting;

namespace Verify.Server.Tests.CommandLine;

/// <summary>The executable as a user starts it.</summary>
internal static class VerifyExecutable
{
    public static Task<ProcessRun> RunAsync(params IEnumerable<string> arguments) => RunInAsync(Environment.CurrentDirectory, arguments);

    public static Task<ProcessRun> RunInAsync(string folder, params IEnumerable<string> arguments) =>
        ProcessRun.StartInAsync(folder, "dotnet", [Path.Combine(AppContext.BaseDirectory, "verify.dll"), .. arguments]);
}
