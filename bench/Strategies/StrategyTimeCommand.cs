using Verify.Bench.RealInput;
using Verify.Search;
using Verify.Verifiers;

namespace Verify.Bench.Strategies;

/// <summary>
/// Wall time per generated token of step-wise strategies as a ratio to best-of-n, the strategies taking turns on the same problems in one run.
/// <c>dotnet run -c Release --project bench -- strategy-time --data numbers.jsonl [--count 40] [--strategies beam,dvts,mcts]</c>
/// </summary>
internal static class StrategyTimeCommand
{
    private const string Baseline = "best-of-n";

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = new Arguments(args, "data", "count", "strategies");
        var problems = PublishedProblem.Read(arguments.Required("data"), arguments.Integer("count", 40));
        string[] strategies = [Baseline, .. arguments.List("strategies", "beam,dvts,mcts")];
        var spent = strategies.ToDictionary(strategy => strategy, _ => (Seconds: 0.0, Tokens: 0L));
        await using var models = await BundledModels.LoadAsync();
        foreach (var (problem, index) in problems.Select((problem, index) => (problem, index)))
        {
            foreach (var strategy in strategies)
            {
                var plan = models.Engine.Plan(
                    new SearchRequest { Problem = problem.Text, Kind = ProblemKind.Math, Strategy = strategy, Seed = (ulong)index });
                var result = await models.Engine.RunAsync(plan, NoObserver.Instance, CancellationToken.None);

                // The first problem warms every path up.
                if (index > 0)
                {
                    spent[strategy] = (spent[strategy].Seconds + result.Timing.Total, spent[strategy].Tokens + result.Usage.GeneratedTokens);
                }
            }
        }

        Console.WriteLine("| strategy | generated tokens | seconds | µs a generated token | ratio to best-of-n |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        var baseline = spent[Baseline].Seconds / spent[Baseline].Tokens;
        foreach (var strategy in strategies)
        {
            var (seconds, tokens) = spent[strategy];
            Console.WriteLine($"| {strategy} | {tokens} | {seconds:F2} | {1e6 * seconds / tokens:F0} | {seconds / tokens / baseline:F2} |");
        }

        return 0;
    }
}
