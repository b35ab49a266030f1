using System.Diagnostics;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.Sandbox.Starting;

namespace Verify.Bench.Code;

/// <summary>
/// Fresh sandboxes per second, and how soon a warm spare answers, for a solution with three cases.
/// <c>dotnet run -c Release --project bench -- code-throughput</c>
/// </summary>
internal static class CodeThroughputCommand
{
    private static readonly TestRun Run = new(
        "def f(x): return x * 2",
        new CodeTests { EntryPoint = "f", Cases = ["assert f(2) == 4", "assert f(3) == 6", "assert f('a') == 'aa'"] }
    );

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = new Arguments(args, "runs", "workers");
        var runs = arguments.Integer("runs", 200);
        var workers = arguments.Integer("workers", 2);
        await using (var sandbox = await StartAsync(new SandboxOptions { Workers = workers, Spares = 0 }))
        {
            await sandbox.RunAsync(Run, CancellationToken.None);
            var start = Stopwatch.GetTimestamp();
            var reports = await Task.WhenAll(Enumerable.Range(0, runs).Select(_ => sandbox.RunAsync(Run, CancellationToken.None)));
            Console.WriteLine(
                $"{sandbox.State.Reason} {runs / Stopwatch.GetElapsedTime(start).TotalSeconds:f1} fresh runs/s with {workers} workers, "
                    + $"{reports.Count(report => report.Verdict == TestVerdict.Passed)} of {runs} passed"
            );
        }

        await using var warm = await StartAsync(new SandboxOptions { Workers = workers });
        var times = new List<double>();
        for (var run = 0; run < 50; run++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            var start = Stopwatch.GetTimestamp();
            await warm.RunAsync(Run, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(
            $"a warm spare answers in {times[times.Count / 2]:f1} ms (median of {times.Count}; least {times[0]:f1}, most {times[^1]:f1})"
        );
        return 0;
    }

    private static async Task<ICodeSandbox> StartAsync(SandboxOptions options)
    {
        var sandbox = await CodeSandboxes.StartAsync(options, TimeProvider.System, CancellationToken.None);
        return sandbox.State.Ready ? sandbox : throw new SandboxUnavailableException(sandbox.State.Reason);
    }
}
