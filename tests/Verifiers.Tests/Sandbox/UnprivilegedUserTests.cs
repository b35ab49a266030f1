using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Verify.Verifiers.Tests.Sandbox;

/// <summary>
/// The attacks again with a server that is not root: then no rights are handed back before a start, and the sandboxes' user is the server's
/// own. Nothing runs beside it.
/// </summary>
[Collection(LeftBehind.AloneCollection.Name)]
public sealed partial class UnprivilegedUserTests
{
    /// <summary>Nobody's number on any machine, and not the one that sandboxes of a root server run as.</summary>
    private const int User = 61_234;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_attack_leads_to_nothing_where_the_server_is_not_root()
    {
        if (!Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/setpriv"))
        {
            Assert.Skip("needs root and the Debian package util-linux: without root, all attacks are another user's than root in any case");
        }

        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var folder = Directory.CreateTempSubdirectory("verify-unprivileged");
        try
        {
            await OpenAsync(folder.FullName);
            if ((await RunAsync(folder.FullName, dotnet, "--version")).ExitCode != 0)
            {
                Assert.Skip($"needs a .NET that every user may run, which {dotnet} is not");
            }

            await CopyTestsAsync(folder.FullName);
            var assembly = $"{typeof(AttackTests).Assembly.GetName().Name}.dll";
            var (exitCode, output) = await RunAsync(
                folder.FullName,
                [dotnet, Path.Combine(folder.FullName, assembly), "-class", typeof(AttackTests).FullName!, "-noLogo", "-noColor"]
            );
            var summary = Summary().Match(output);
            Assert.True(exitCode == 0 && summary.Success, output);
            if (Number(summary, "skipped") > 0)
            {
                Assert.Skip("needs a machine on which both tiers hold for every user: " + output);
            }

            Assert.InRange(Number(summary, "total"), DamagingAttacks.All.Count + ForgingAttacks.All.Count, int.MaxValue);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Where the user may read them: folders above the tests may be root's alone.</summary>
    private static async Task CopyTestsAsync(string folder)
    {
        foreach (
            var file in new DirectoryInfo(AppContext.BaseDirectory).EnumerateFiles().Where(file => file.Extension is ".dll" or ".json")
        )
        {
            file.CopyTo(Path.Combine(folder, file.Name));
        }

        await OpenAsync(folder);
    }

    /// <summary>Lets every user read the folder and what is in it.</summary>
    private static Task OpenAsync(string folder) => Process.Start("/bin/chmod", ["-R", "a+rX", folder]).WaitForExitAsync(None);

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] command)
    {
        var user = User.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("/usr/bin/setpriv", ["--reuid", user, "--regid", user, "--clear-groups", .. command])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        // What the runtime writes while it runs goes where the user may write.
        (start.Environment["HOME"], start.Environment["TMPDIR"]) = ("/tmp", "/tmp");
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var process = Process.Start(start)!;
        await using var kill = None.Register(process.Kill);
        using var reader = process.StandardOutput;
        var output = await reader.ReadToEndAsync(None);
        await process.WaitForExitAsync(None);
        return (process.ExitCode, output);
    }

    private static int Number(Match summary, string group) => int.Parse(summary.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Total: (?<total>\d+), Errors: 0, Failed: 0, Skipped: (?<skipped>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Summary();
}
