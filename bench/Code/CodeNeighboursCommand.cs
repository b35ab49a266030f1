using System.Diagnostics;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.Sandbox.Starting;

namespace Verify.Bench.Code;

/// <summary>
/// How long hostile requests, each of several endless solutions, keep another client's trivial run waiting.
/// <c>dotnet run -c Release --project bench -- code-neighbours [--hostile 3] [--tier Landlock]</c>
/// </summary>
internal static class CodeNeighboursCommand
{
    private const int SolutionsOfOne = 8;
    private const int Rounds = 20;

    private static readonly string[] Endless =
    [
        "def f(x):\n  while True: pass",
        "import time\ndef f(x): time.sleep(9.9)",
        "import threading\ndef spin():\n  while True: pass\ndef f(x):\n  for _ in range(50): threading.Thread(target=spin).start()\n  spin()",
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = new Arguments(args, "hostile", "tier");
        var options = new SandboxOptions { Tier = Enum.Parse<SandboxTier>(arguments.Text("tier", nameof(SandboxTier.Auto))) };
        await using var sandbox = await CodeSandboxes.StartAsync(options, TimeProvider.System, CancellationToken.None);
        if (!sandbox.State.Ready)
        {
            throw new SandboxUnavailableException(sandbox.State.Reason);
        }

        var tests = new CodeTests { EntryPoint = "f", Cases = ["assert f(2) == 4"] };
        var alone = await TrivialAsync(sandbox, tests);
        using var ending = new CancellationTokenSource();
        var hostile = Enumerable
            .Range(0, arguments.Integer("hostile", 3))
            .SelectMany(request =>
            {
                var requester = new object();
                var solution = Endless[request % Endless.Length];
                return Enumerable
                    .Range(0, SolutionsOfOne)
                    .Select(_ => sandbox.RunAsync(new TestRun(solution, tests) { Requester = requester }, ending.Token));
            })
            .ToList();
        await Task.Delay(TimeSpan.FromSeconds(1));
        var beside = await TrivialAsync(sandbox, tests);
        await ending.CancelAsync();
        await Task.WhenAll(hostile).ContinueWith(_ => { }, TaskScheduler.Default);
        Console.WriteLine(
            $"{sandbox.State.Kind}: a trivial run takes {alone[alone.Count / 2]:f0} ms alone (median of {Rounds}; most {alone[^1]:f0}), "
                + $"{beside[beside.Count / 2]:f0} ms beside {hostile.Count} endless ones (most {beside[^1]:f0})"
        );
        return beside[^1] - alone[alone.Count / 2] < 1000 ? 0 : 1;
    }

    private static async Task<List<double>> TrivialAsync(ICodeSandbox sandbox, CodeTests tests)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await sandbox.RunAsync(new TestRun("def f(x): return 2 * x", tests) { Requester = times }, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times;
    }
}
