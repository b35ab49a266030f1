using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.Tests.Sandbox.LeftBehind;

/// <summary>A process that hosts a sandbox and runs a solution until it is killed.</summary>
internal static class KilledServer
{
    public const string Running = "a solution is running";

    /// <summary>Starts it with nowhere to leave a file but the folder.</summary>
    public static Process Start(string folder, SandboxTier tier, int replyKiB)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var host = Path.Combine(AppContext.BaseDirectory, "Verify.SandboxHost.dll");
        var start = new ProcessStartInfo(dotnet, [host, tier.ToString(), replyKiB.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.Environment["TMPDIR"] = folder;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Process.Start(start)!;
    }
}
