using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Verify.Mathematics.Answers;

namespace Verify.Bench.RealInput;

/// <summary>
/// Sends the problems of a published data set to a running server, several at a time, with every strategy, and counts what came back.
/// <c>dotnet run -c Release --project bench -- real-input --data gsm8k.jsonl [--count 100] [--parallel 8] [--strategies a,b] [--tokens
/// 2048] [--url http://127.0.0.1:8080]</c>
/// </summary>
internal static class RealInputCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = new Arguments(args, "data", "count", "parallel", "strategies", "url", "tokens");
        using var http = new HttpClient
        {
            BaseAddress = new Uri(arguments.Text("url", "http://127.0.0.1:8080")),
            Timeout = TimeSpan.FromMinutes(10),
        };
        var problems = PublishedProblem.Read(arguments.Required("data"), arguments.Integer("count", 100));
        var strategies = arguments.List("strategies", "");
        if (strategies.Length == 0)
        {
            strategies = await StrategyNamesAsync(http);
        }

        Console.WriteLine("| strategy | sent | well-formed | lost | with an answer | right | tokens | seconds |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        var lostInAll = 0;
        foreach (var strategy in strategies)
        {
            var tally = await SendAllAsync(http, strategy, problems, arguments.Integer("parallel", 8), arguments.Integer("tokens", 2048));
            lostInAll += tally.Lost;
            Console.WriteLine(
                $"| {strategy} | {problems.Count} | {tally.WellFormed} | {tally.Lost} | {tally.Answered} | {tally.Right} | {tally.Tokens} | {tally.Seconds:F1} |"
            );
        }

        return lostInAll == 0 ? 0 : 1;
    }

    private static async Task<string[]> StrategyNamesAsync(HttpClient http)
    {
        var listing = await http.GetFromJsonAsync<JsonElement>("/v1/strategies");
        var strategies = listing.ValueKind == JsonValueKind.Array ? listing : listing.GetProperty("strategies");
        return [.. strategies.EnumerateArray().Select(strategy => strategy.GetProperty("name").GetString()!)];
    }

    private static async Task<Tally> SendAllAsync(
        HttpClient http,
        string strategy,
        IReadOnlyList<PublishedProblem> problems,
        int parallel,
        int tokens
    )
    {
        var tally = new Tally();
        var equivalence = new AnswerEquivalence();
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(
            0,
            problems.Count,
            new ParallelOptions { MaxDegreeOfParallelism = parallel },
            async (index, cancellationToken) =>
            {
                var request = new
                {
                    problem = problems[index].Text,
                    search = new { strategy, budget = new { tokens } },
                    seed = index,
                };
                using var response = await http.PostAsJsonAsync("/v1/solve", request, cancellationToken);
                var body = await response.Content.ReadAsStringAsync(cancellationToken);
                tally.Add(response.IsSuccessStatusCode, body, answer => equivalence.Compare(answer, problems[index].Answer).Equal == true);
            }
        );
        tally.Seconds = watch.Elapsed.TotalSeconds;
        return tally;
    }

    private sealed class Tally
    {
        private static readonly string[] Parts =
        [
            "id",
            "status",
            "stopped",
            "kind",
            "answer",
            "solution",
            "score",
            "verdict",
            "candidates",
            "search",
            "usage",
            "timing",
        ];

        private readonly Lock _lock = new();

        public int WellFormed { get; private set; }

        public int Lost { get; private set; }

        public int Answered { get; private set; }

        public int Right { get; private set; }

        public long Tokens { get; private set; }

        public double Seconds { get; set; }

        public void Add(bool success, string body, Func<string, bool> isRight)
        {
            lock (_lock)
            {
                if (!success)
                {
                    Lost++;
                    Console.Error.WriteLine(body);
                    return;
                }

                using var document = JsonDocument.Parse(body);
                var root = document.RootElement;
                var answer = root.GetProperty("answer").GetString();
                WellFormed += IsWellFormed(root) ? 1 : 0;
                Tokens += root.GetProperty("usage").GetProperty("generatedTokens").GetInt64();
                Answered += answer is null ? 0 : 1;
                Right += answer is not null && isRight(answer) ? 1 : 0;
            }
        }

        private static bool IsWellFormed(JsonElement root) =>
            Parts.All(part => root.TryGetProperty(part, out _)) && root.GetProperty("status").GetString() == "succeeded";
    }
}
