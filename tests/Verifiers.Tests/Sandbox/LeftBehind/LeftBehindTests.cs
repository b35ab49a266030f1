using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.Sandbox.Starting;

namespace Verify.Verifiers.Tests.Sandbox.LeftBehind;

/// <summary>Nothing is left behind, however it ends. These tests count what the whole process holds, so nothing runs beside them.</summary>
[Collection(AloneCollection.Name)]
public sealed partial class LeftBehindTests
{
    private const string Sleeps = "import time\ndef f(x): time.sleep(100)";

    /// <summary>A number of no other process on this machine, to tell its sandboxes by.</summary>
    private static readonly int ReplyKiB = 2048 + Environment.ProcessId % 60_000;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task After_a_sandbox_is_disposed_of_no_process_and_no_descriptor_is_left(SandboxTier tier)
    {
        await (await StartAsync(tier, spares: 0)).DisposeAsync();
        await Traces.SettledAsync(() => Traces.Processes(ReplyKiB), processes => processes.Count == 0, None);
        var before = Traces.Descriptors();

        var sandbox = await StartAsync(tier, spares: 2);
        foreach (
            var (run, verdict) in ((TestRun, TestVerdict)[])
                [
                    (Run("def f(x): return x"), TestVerdict.Passed),
                    (Run(Sleeps, seconds: 0.5), TestVerdict.Timeout),
                    (Run("import os\nos._exit(3)"), TestVerdict.Error),
                ]
        )
        {
            Assert.Equal(verdict, (await sandbox.RunAsync(run, None)).Verdict);
        }

        await sandbox.RunProgramAsync(new ProgramRun { Source = "print(1)" }, None);
        // Spares are started in the background, and what has run ends there.
        Assert.NotEmpty(await Traces.SettledAsync(() => Traces.Processes(ReplyKiB), processes => processes.Count > 0, None));
        Assert.True(await Traces.SettledAsync(Traces.Descriptors, count => count > before, None) > before);

        await sandbox.DisposeAsync();
        Assert.Empty(await Traces.SettledAsync(() => Traces.Processes(ReplyKiB), processes => processes.Count == 0, None));
        Assert.InRange(await Traces.SettledAsync(Traces.Descriptors, count => count <= before, None), 0, before);
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task Disposing_ends_what_runs_and_may_be_done_twice(SandboxTier tier)
    {
        var sandbox = await StartAsync(tier, spares: 1);
        var running = sandbox.RunAsync(Run(Sleeps, seconds: 60), None);
        await Task.WhenAll(sandbox.DisposeAsync().AsTask(), sandbox.DisposeAsync().AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => sandbox.RunAsync(Run(Sleeps), None));
        Assert.Empty(await Traces.SettledAsync(() => Traces.Processes(ReplyKiB), processes => processes.Count == 0, None));
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task A_cancelled_run_leaves_no_more_than_was_there_before(SandboxTier tier)
    {
        await using var sandbox = await StartAsync(tier, spares: 0);
        // Until the judge that is always kept has come up.
        var idle = tier == SandboxTier.Bubblewrap ? 3 : 1;
        Assert.Equal(idle, (await ProcessesAsync(idle)).Count);
        var descriptors = Traces.Descriptors();
        for (var round = 0; round < 3; round++)
        {
            using var cancelling = new CancellationTokenSource();
            var running = sandbox.RunAsync(Run(Sleeps, seconds: 60), cancelling.Token);
            Assert.Equal(2 * idle, (await ProcessesAsync(2 * idle)).Count);
            await cancelling.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            Assert.Equal(idle, (await ProcessesAsync(idle)).Count);
            Assert.InRange(await Traces.SettledAsync(Traces.Descriptors, count => count <= descriptors, None), 0, descriptors);
        }

        Task<IReadOnlyList<int>> ProcessesAsync(int count) =>
            Traces.SettledAsync(() => Traces.Processes(ReplyKiB), processes => processes.Count == count, None);
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task After_the_server_is_killed_no_process_and_no_file_is_left(SandboxTier tier)
    {
        await (await StartAsync(tier, spares: 0)).DisposeAsync();
        var folder = Directory.CreateTempSubdirectory("verify-killed");
        try
        {
            using (var server = KilledServer.Start(folder.FullName, tier, ReplyKiB))
            {
                try
                {
                    using var output = server.StandardOutput;
                    Assert.Equal(KilledServer.Running, await output.ReadLineAsync(None));
                    Assert.NotEmpty(await Traces.SettledAsync(() => Traces.Processes(ReplyKiB), processes => processes.Count > 0, None));
                }
                finally
                {
                    server.Kill();
                    await server.WaitForExitAsync(CancellationToken.None);
                }
            }

            Assert.Empty(await Traces.SettledAsync(() => Traces.Processes(ReplyKiB), processes => processes.Count == 0, None));
            Assert.Empty(folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task Descriptors_of_the_server_that_children_inherit_do_not_reach_a_solution(SandboxTier tier)
    {
        // As a native library would that does not mark its files to be closed.
        using var secret = File.OpenHandle("/proc/self/status");
        using var inherited = new SafeFileHandle(Duplicate((int)secret.DangerousGetHandle()), ownsHandle: true);
        await using var sandbox = await StartAsync(tier, spares: 0);
        // Standard input, output and error, which lead nowhere, and the pipes of requests and replies.
        const string solution =
            "import os\ndef f(x):\n  found = []\n  for n in range(1024):\n    try: os.fstat(n)\n    except OSError: continue\n"
            + "    found.append(n)\n  return len(found)";
        var report = await sandbox.RunAsync(new TestRun(solution, new CodeTests { EntryPoint = "f", Cases = ["assert f(0) == 5"] }), None);
        Assert.Equal((TestVerdict.Passed, null), (report.Verdict, report.Cases[0].Message));
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task Files_that_belong_to_the_solutions_user_stay_as_they_are(SandboxTier tier)
    {
        var folder = Directory.CreateTempSubdirectory("verify-owned");
        try
        {
            var path = Path.Combine(folder.FullName, "file");
            await File.WriteAllTextAsync(path, "as it was", None);
            if (Environment.IsPrivilegedProcess)
            {
                await Process.Start("/bin/chown", ["-R", "65534:65534", folder.FullName]).WaitForExitAsync(None);
            }

            var before = (new FileInfo(path).UnixFileMode, File.GetLastWriteTimeUtc(path));

            await using var sandbox = await StartAsync(tier, spares: 0);
            const string solution =
                "import os\ndef f(p):\n  done = []\n  for name, args in [('chmod', (0,)), ('truncate', (1,)), "
                + "('link', (p + '2',)), ('symlink', (p + '3',)), ('rename', (p + '4',)), ('chown', (0, 0)), ('setxattr', ('user.a', b'b')), ('unlink', ())]:\n"
                + "    try: getattr(os, name)(p, *args)\n    except OSError: continue\n    done.append(name)\n"
                // Answered as done under bubblewrap, and not done.
                + "  try: os.utime(p, (1, 1))\n  except OSError: pass\n"
                + "  for mode in ('r', 'a', 'w', 'x'):\n    try: open(p, mode)\n    except OSError: continue\n    done.append(mode)\n  return done";
            var tests = new CodeTests { EntryPoint = "f", Cases = [$"assert f('{path}') == []"] };
            var report = await sandbox.RunAsync(new TestRun(solution, tests), None);
            Assert.Equal((TestVerdict.Passed, null), (report.Verdict, report.Cases[0].Message));
            Assert.Equal(before, (new FileInfo(path).UnixFileMode, File.GetLastWriteTimeUtc(path)));
            Assert.Equal("as it was", await File.ReadAllTextAsync(path, None));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ICodeSandbox> StartAsync(SandboxTier tier, int spares)
    {
        var options = SandboxFixture.Options with { Tier = tier, Workers = 1, Spares = spares, ReplyKiB = ReplyKiB };
        var sandbox = await CodeSandboxes.StartAsync(options, TimeProvider.System, None);
        SandboxFixture.SkipUnlessReady(tier, sandbox.State);
        return sandbox;
    }

    private static TestRun Run(string solution, double seconds = 10) =>
        new(
            solution,
            new CodeTests
            {
                EntryPoint = "f",
                Cases = ["assert f(1) == 1"],
                Seconds = seconds,
            }
        );

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);
}

/// <summary>Tests that nothing may run beside.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
