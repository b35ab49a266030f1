using System.Globalization;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.Sandbox.Starting;

namespace Verify.Verifiers.Tests.Sandbox;

/// <summary>Two runs at once with as much memory as a request may ask for: each has its own, and no more. Nothing runs beside them.</summary>
[Collection(LeftBehind.AloneCollection.Name)]
public sealed class LargeMemoryTests
{
    private const int MiB = 2048;
    private const long NeededKiB = 5L << 20;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task Two_runs_of_2048_MiB_at_once_both_have_it(SandboxTier tier)
    {
        await using var sandbox = await StartAsync(tier);
        // Every page is written to. The clock is the machine's, so the times of two sandboxes can be compared.
        const string program =
            "import time\nheld = bytearray(1900 << 20)\nheld[::4096] = bytes([1]) * (len(held) // 4096)\n"
            + "print(time.monotonic(), flush=True)\ntime.sleep(3)\nprint(time.monotonic(), sum(held[::4096]))";
        var reports = await Task.WhenAll(RunAsync(sandbox, program), RunAsync(sandbox, program));
        Assert.All(reports, report => Assert.Equal((TestVerdict.Passed, null), (report.Verdict, report.Message)));

        var numbers = reports.Select(report => report.Stdout.Split().Where(word => word.Length > 0).ToList()).ToList();
        Assert.All(numbers, found => Assert.Equal("486400", found[2]));
        var latestStart = numbers.Max(found => double.Parse(found[0], CultureInfo.InvariantCulture));
        Assert.True(latestStart < numbers.Min(found => double.Parse(found[1], CultureInfo.InvariantCulture)), "one ran after the other");
    }

    [Theory]
    [InlineData(SandboxTier.Bubblewrap)]
    [InlineData(SandboxTier.Landlock)]
    public async Task Of_two_runs_of_2048_MiB_at_once_neither_has_more(SandboxTier tier)
    {
        await using var sandbox = await StartAsync(tier);
        const string program = "held = []\nwhile True: held.append(bytearray(16 << 20))";
        var reports = await Task.WhenAll(RunAsync(sandbox, program), RunAsync(sandbox, program));
        Assert.All(reports, report => Assert.Equal(TestVerdict.Memory, report.Verdict));
    }

    private static Task<ProgramReport> RunAsync(ICodeSandbox sandbox, string program) =>
        sandbox.RunProgramAsync(
            new ProgramRun
            {
                Source = program,
                MemoryMiB = MiB,
                Seconds = 60,
            },
            None
        );

    private static async Task<ICodeSandbox> StartAsync(SandboxTier tier)
    {
        if (AvailableKiB() < NeededKiB)
        {
            Assert.Skip($"needs {NeededKiB >> 20} GiB of free memory");
        }

        var options = SandboxFixture.Options with { Tier = tier, Workers = 2, Spares = 0, WallSeconds = 60, CpuSeconds = 30 };
        var sandbox = await CodeSandboxes.StartAsync(options, TimeProvider.System, None);
        SandboxFixture.SkipUnlessReady(tier, sandbox.State);
        return sandbox;
    }

    private static long AvailableKiB() =>
        long.Parse(
            File.ReadLines("/proc/meminfo").First(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal)).Split(' ')[^2],
            CultureInfo.InvariantCulture
        );
}
