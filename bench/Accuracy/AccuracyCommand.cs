using System.Text.Json;
using Verify.Bench.RealInput;
using Verify.Search;
using Verify.Verifiers;

namespace Verify.Bench.Accuracy;

/// <summary>
/// Accuracy of every strategy and way of choosing on held-out problems of the demo models, at equal generated tokens.
/// <c>python3 models/demo/problems.py --seed 99 --count 400 --split numbers > numbers.jsonl</c>, then
/// <c>dotnet run -c Release --project bench -- accuracy --data numbers.jsonl --out accuracy.csv</c>.
/// A run that was broken off goes on where it stopped: what stands in the file is not done again. A file of other models, problems or code
/// is refused.
/// </summary>
internal static class AccuracyCommand
{
    private const string SampleStrategy = "best-of-n";

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = new Arguments(args, "data", "count", "seeds", "candidates", "out", "parallel", "strategies", "models");
        var file = arguments.Required("out");
        var candidates = arguments.Integer("candidates", 16);
        var modelsFolder = arguments.Text("models", Repository.Folder("models"));
        var files = arguments.List("data", "");
        var identity = RunIdentity.Of(modelsFolder, files, candidates);
        if (!File.Exists(file))
        {
            await File.WriteAllLinesAsync(file, [identity, Outcome.Header]);
        }

        if (File.ReadLines(file).First() != identity)
        {
            throw new ArgumentException(
                $"'{file}' holds the outcomes of another run (other models, problems, candidates or code); name a new one with --out."
            );
        }

        var done = File.ReadLines(file).Skip(2).Select(Outcome.Parse).ToList();
        var known = done.Select(outcome => (outcome.Split, outcome.Problem, outcome.Seed, outcome.Method)).ToHashSet();
        await using var models = await BundledModels.LoadAsync(modelsFolder);
        var strategies = arguments.List("strategies", "greedy,best-of-n,beam,dvts,mcts,knockout");
        using var writing = new SemaphoreSlim(1);
        foreach (var data in files)
        {
            var split = Path.GetFileNameWithoutExtension(data);
            var problems = PublishedProblem.Read(data, arguments.Integer("count", 400));
            var work =
                from seed in Enumerable.Range(0, arguments.Integer("seeds", 3))
                from index in Enumerable.Range(0, problems.Count)
                from strategy in strategies
                where !known.Contains((split, index, seed, strategy == SampleStrategy ? "majority" : strategy))
                select (index, seed, strategy);
            var options = new ParallelOptions { MaxDegreeOfParallelism = arguments.Integer("parallel", Environment.ProcessorCount) };
            await Parallel.ForEachAsync(work, options, async (item, cancellationToken) =>
            {
                var outcomes = await SolveAsync(
                    models.Engine,
                    split,
                    problems[item.index],
                    item.index,
                    item.seed,
                    item.strategy,
                    candidates
                );
                await writing.WaitAsync(cancellationToken);
                try
                {
                    done.AddRange(outcomes);
                    await File.AppendAllLinesAsync(file, outcomes.Select(outcome => outcome.ToCsv()), cancellationToken);
                }
                finally
                {
                    writing.Release();
                }
            });
        }

        Report.Write(done, Console.Out);
        return 0;
    }

    private static async Task<IReadOnlyList<Outcome>> SolveAsync(
        ISearchEngine engine,
        string split,
        PublishedProblem problem,
        int index,
        int seed,
        string strategy,
        int candidates
    )
    {
        var plan = engine.Plan(
            new SearchRequest
            {
                Problem = problem.Text,
                Kind = ProblemKind.Math,
                Strategy = strategy,
                Options = Width(strategy, candidates),
                Seed = (ulong)((index * 1000) + seed),
            }
        );
        var result = await engine.RunAsync(plan, NoObserver.Instance, CancellationToken.None);

        Outcome Of(string method, bool right) => new(split, index, seed, method, right, result.Usage.GeneratedTokens, result.Timing.Total);
        if (strategy != SampleStrategy)
        {
            return [Of(strategy, Selectors.IsRight(result.Answer, problem.Answer))];
        }

        return
        [
            .. Selectors.All.Select(selector => Of(selector.Name, Selectors.IsRight(selector.Choose(result.Candidates), problem.Answer))),
            Of("one sample (mean)", false) with
            {
                Right = Selectors.IsRight(result.Candidates.MinBy(candidate => candidate.NodeId)?.Answer, problem.Answer),
            },
            Of("any of n (oracle)", Selectors.AnyRight(result.Candidates, problem.Answer)),
        ];
    }

    /// <summary>
    /// Each strategy's own options that make it generate about as many tokens as <paramref name="candidates"/> whole samples; measured, and
    /// shown in the table.
    /// </summary>
    private static Dictionary<string, JsonElement>? Width(string strategy, int candidates) =>
        strategy switch
        {
            "best-of-n" or "majority" or "knockout" => Option("samples", candidates),
            "dvts" => Option("width", candidates),
            "beam" => Option("width", Math.Max(1, candidates * 5 / 16)),
            "mcts" => Option("simulations", Math.Max(1, candidates * 5 / 2)),
            _ => null,
        };

    private static Dictionary<string, JsonElement> Option(string name, int value) =>
        new() { [name] = JsonSerializer.SerializeToElement(value) };
}
