using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Verify.Verifiers.Code;

namespace Verify.Verifiers.Tests.Code.LeftBehind;

/// <summary>This test assembly once more, as a process of its own that hosts a sandbox and runs a solution until it is killed.</summary>
public sealed class KilledServer
{
    public const string Running = "a solution is running";

    private const string Tier = "VERIFY_TEST_SANDBOX_TIER";
    private const string Reply = "VERIFY_TEST_SANDBOX_REPLY_KIB";

    [Fact(Explicit = true)]
    public async Task Hosts_a_sandbox_until_it_is_killed()
    {
        var options = SandboxFixture.Options with
        {
            Tier = Enum.Parse<SandboxTier>(Environment.GetEnvironmentVariable(Tier)!),
            ReplyKiB = int.Parse(Environment.GetEnvironmentVariable(Reply)!, CultureInfo.InvariantCulture),
            Workers = 2,
        };
        await using var sandbox = await CodeSandboxes.StartAsync(options, TimeProvider.System, TestContext.Current.CancellationToken);
        var tests = new CodeTests { EntryPoint = "f", Cases = ["assert f(0) == 0", "assert f(60) == 0"], Seconds = 60 };
        var sleeping = sandbox.RunAsync(new TestRun("import time\ndef f(x):\n  time.sleep(x)\n  return x", tests), TestContext.Current.CancellationToken);
        await sandbox.RunProgramAsync(new ProgramRun { Source = "print(1)" }, TestContext.Current.CancellationToken);
        await using (var output = Console.OpenStandardOutput())
        {
            await output.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"{Running}\n"), TestContext.Current.CancellationToken);
        }

        await sleeping;
    }

    /// <summary>Starts it with nowhere to leave a file but the folder.</summary>
    internal static Process Start(string folder, SandboxTier tier, int replyKiB)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var start = new ProcessStartInfo(dotnet, [typeof(KilledServer).Assembly.Location, "-explicit", "only", "-class", typeof(KilledServer).FullName!])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.Environment["TMPDIR"] = folder;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment[Tier] = tier.ToString();
        start.Environment[Reply] = replyKiB.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }
}

internal static class KilledServerOutput
{
    /// <summary>The line that says so, past what the test runner says; the last line there is where it never does.</summary>
    public static async Task<string> ReadToRunningAsync(this StreamReader output, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromMinutes(2));
        var last = "";
        while (last != KilledServer.Running && await output.ReadLineAsync(deadline.Token) is { } line)
        {
            last = line;
        }

        return last;
    }
}
