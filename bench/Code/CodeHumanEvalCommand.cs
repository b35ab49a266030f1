using System.Diagnostics;
using System.Text.Json;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.Sandbox.Starting;

namespace Verify.Bench.Code;

/// <summary>
/// Canonical solutions of HumanEval, and the same with one line mutated, beside plain Python outside of any sandbox.
/// <c>dotnet run -c Release --project bench -- code-humaneval --data humaneval.jsonl</c>
/// </summary>
internal static class CodeHumanEvalCommand
{
    private static readonly (string From, string To)[] Mutations =
    [
        (" + ", " - "),
        (" < ", " <= "),
        (" == ", " != "),
        (" > ", " >= "),
        (" - ", " + "),
        ("1", "2"),
        ("0", "1"),
        (" and ", " or "),
        ("True", "False"),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = new Arguments(args, "data");
        await using var sandbox = await CodeSandboxes.StartAsync(new SandboxOptions(), TimeProvider.System, CancellationToken.None);
        if (!sandbox.State.Ready)
        {
            throw new SandboxUnavailableException(sandbox.State.Reason);
        }

        var (problems, passed, mutants, agreed) = (0, 0, 0, 0);
        foreach (var line in File.ReadLines(arguments.Required("data")))
        {
            using var document = JsonDocument.Parse(line);
            string Text(string name) => document.RootElement.GetProperty(name).GetString()!;
            var (prompt, canonical, check, entry) = (Text("prompt"), Text("canonical_solution"), Text("test"), Text("entry_point"));
            var tests = new CodeTests
            {
                EntryPoint = entry,
                Prelude = prompt,
                Check = check,
            };
            problems++;
            foreach (var (solution, isCanonical) in Solutions(canonical))
            {
                var verdict = (await sandbox.RunAsync(new TestRun(solution, tests), CancellationToken.None)).Verdict == TestVerdict.Passed;
                var reference = await PlainPythonAsync($"{prompt}{solution}\n{check}\ncheck({entry})\n");
                if (isCanonical && verdict)
                {
                    passed++;
                }

                if (!isCanonical)
                {
                    mutants++;
                }

                if (!isCanonical && verdict == reference)
                {
                    agreed++;
                }

                if (verdict != reference)
                {
                    Console.WriteLine($"{Text("task_id")}: the sandbox says {verdict}, plain Python {reference}\n{solution}");
                }
            }
        }

        Console.WriteLine(
            $"{passed} of {problems} canonical solutions pass; {agreed} of {mutants} mutants are judged as plain Python judges them"
        );
        return passed == problems && agreed == mutants ? 0 : 1;
    }

    private static IEnumerable<(string Solution, bool IsCanonical)> Solutions(string canonical)
    {
        yield return (canonical, true);
        foreach (var (from, to) in Mutations)
        {
            var at = canonical.IndexOf(from, StringComparison.Ordinal);
            if (at >= 0)
            {
                yield return (string.Concat(canonical.AsSpan(0, at), to, canonical.AsSpan(at + from.Length)), false);
            }
        }
    }

    private static async Task<bool> PlainPythonAsync(string program)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("/usr/bin/python3", ["-I", "-"])
            {
                RedirectStandardInput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        await process.StandardInput.WriteAsync(program);
        process.StandardInput.Close();
        var reading = process.StandardError.ReadToEndAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await using var kill = deadline.Token.Register(process.Kill);
        await process.WaitForExitAsync(CancellationToken.None);
        await reading.WaitAsync(CancellationToken.None);
        return process.ExitCode == 0;
    }
}
