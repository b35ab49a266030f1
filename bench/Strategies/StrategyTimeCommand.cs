using System.Text.Json;
using Verify.Bench.RealInput;
using Verify.Search;
using Verify.Verifiers;

namespace Verify.Bench.Strategies;

/// <summary>
/// Wall time per generated token of step-wise strategies as a ratio to best-of-n, the strategies taking turns on the same problems in one
/// run.
/// Options stand behind a strategy's name.
/// <c>dotnet run -c Release --project bench -- strategy-time --data numbers.jsonl [--count 40] [--strategies
/// beam,beam:width=5:expansions=5,dvts,mcts]</c>
/// </summary>
internal static class StrategyTimeCommand
{
    private const string Baseline = "best-of-n";

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = new Arguments(args, "data", "count", "strategies");
        var problems = PublishedProblem.Read(arguments.Required("data"), arguments.Integer("count", 40));
        string[] strategies = [Baseline, .. arguments.List("strategies", "beam,beam:width=5:expansions=5,dvts,mcts")];
        var spent = strategies.ToDictionary(strategy => strategy, _ => (Seconds: 0.0, Policy: 0.0, Reward: 0.0, Tokens: 0L));
        await using var models = await BundledModels.LoadAsync();
        foreach (var (problem, index) in problems.Select((problem, index) => (problem, index)))
        {
            foreach (var strategy in strategies)
            {
                var plan = models.Engine.Plan(Request(problem.Text, strategy, (ulong)index));
                var result = await models.Engine.RunAsync(plan, NoObserver.Instance, CancellationToken.None);

                // The first problem warms every path up.
                if (index > 0)
                {
                    var before = spent[strategy];
                    spent[strategy] = (
                        before.Seconds + result.Timing.Total,
                        before.Policy + result.Timing.Policy,
                        before.Reward + result.Timing.Reward,
                        before.Tokens + result.Usage.GeneratedTokens
                    );
                }
            }
        }

        Console.WriteLine("| strategy | generated tokens | µs a generated token | of it policy | of it rewards | ratio to best-of-n |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        var baseline = spent[Baseline].Seconds / spent[Baseline].Tokens;
        foreach (var strategy in strategies)
        {
            var (seconds, policy, reward, tokens) = spent[strategy];
            var micro = 1e6 / tokens;
            Console.WriteLine(
                $"| {strategy} | {tokens} | {micro * seconds:F0} | {micro * policy:F0} | {micro * reward:F0} | {seconds / tokens / baseline:F2} |"
            );
        }

        return 0;
    }

    private static SearchRequest Request(string problem, string strategy, ulong seed)
    {
        var parts = strategy.Split(':');
        var options = parts
            .Skip(1)
            .Select(option => option.Split('='))
            .ToDictionary(option => option[0], option => JsonElement.Parse(option[1]));
        return new SearchRequest
        {
            Problem = problem,
            Kind = ProblemKind.Math,
            Strategy = parts[0],
            Options = options,
            Seed = seed,
        };
    }
}
