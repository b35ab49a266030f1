using System.Text.Json;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.Sandbox.Starting;

namespace Verify.Bench.Code;

/// <summary>
/// Labelled requests for <c>POST /v1/verify</c> with tests, one JSON object a line: <c>id</c>, <c>request</c>, <c>expected</c>. Wrong
/// solutions that
/// pass come first. <c>dotnet run -c Release --project bench -- code-cases --data code_cases.jsonl [--tier Landlock] [--only
/// part-of-an-id]</c>
/// </summary>
internal static class CodeCasesCommand
{
    private const string Passed = "passed";
    private const string Any = "any";
    private const string Refused = "refused";

    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = new Arguments(args, "data", "tier", "only");
        var tier = Enum.Parse<SandboxTier>(arguments.Text("tier", nameof(SandboxTier.Auto)));
        var only = arguments.Text("only", "");
        await using var sandbox = await CodeSandboxes.StartAsync(
            new SandboxOptions { Tier = tier },
            TimeProvider.System,
            CancellationToken.None
        );
        if (!sandbox.State.Ready)
        {
            throw new SandboxUnavailableException(sandbox.State.Reason);
        }

        var (outcomes, skipped) = (new List<Outcome>(), 0);
        foreach (var line in File.ReadLines(arguments.Required("data")))
        {
            using var document = JsonDocument.Parse(line);
            var (id, request) = (document.RootElement.GetProperty("id").GetString()!, document.RootElement.GetProperty("request"));
            if (!id.Contains(only, StringComparison.Ordinal))
            {
                continue;
            }

            if (request.TryGetProperty("tests", out var written))
            {
                var expected = document.RootElement.GetProperty("expected").GetString()!;
                outcomes.Add(await JudgeAsync(sandbox, id, expected, request, written.Deserialize<CodeTests>(Camel)!));
            }
            else
            {
                skipped++;
            }
        }

        return Tell(outcomes, skipped);
    }

    private static async Task<Outcome> JudgeAsync(ICodeSandbox sandbox, string id, string expected, JsonElement request, CodeTests tests)
    {
        if (sandbox.Check(tests) is [var error, ..])
        {
            return new Outcome(id, expected, Refused, "", $"{error.Field}: {error.Message}");
        }

        var solution = request.GetProperty("solutions")[0].GetString()!;
        var report = await sandbox.RunAsync(new TestRun(solution, tests), CancellationToken.None);
        return new Outcome(
            id,
            expected,
            report.Verdict.Name(),
            report.Judged == TestsJudging.Together ? $"together ({report.Reason})" : "isolated",
            report.Cases.FirstOrDefault(one => one.Verdict != TestVerdict.Passed)?.Message
        );
    }

    private static int Tell(List<Outcome> outcomes, int skipped)
    {
        foreach (var outcome in outcomes.Where(one => !one.IsRight).OrderByDescending(one => one.Got == Passed))
        {
            Console.WriteLine(
                $"{(outcome.Got == Passed ? "WRONG PASS " : "")}{outcome.Id}: expected {outcome.Expected}, got {outcome.Got} {outcome.How}: {outcome.Message}"
            );
        }

        var labelled = outcomes.Where(one => one.Expected != Any).ToList();
        Console.WriteLine(
            $"{labelled.Count(one => one.IsRight)} of {labelled.Count} as expected, {outcomes.Count - labelled.Count} more may be anything, "
                + $"{skipped} hold no request; wrong passes: {outcomes.Count(one => !one.IsRight && one.Got == Passed)}; "
                + $"together: {string.Join(" ", outcomes.Where(one => one.How.StartsWith("together", StringComparison.Ordinal)).Select(one => one.Id))}"
        );
        return labelled.TrueForAll(one => one.IsRight) ? 0 : 1;
    }

    private sealed record Outcome(string Id, string Expected, string Got, string How, string? Message)
    {
        public bool IsRight => Expected == Any || Expected == Got;
    }
}
