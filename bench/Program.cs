using BenchmarkDotNet.Running;
using Verify.Bench.Accuracy;
using Verify.Bench.Answers;
using Verify.Bench.Code;
using Verify.Bench.Engine;
using Verify.Bench.RealInput;
using Verify.Bench.Reward;
using Verify.Bench.Strategies;

// The measurements that are no micro-benchmarks, by name; everything else goes to BenchmarkDotNet.
var commands = new Dictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["accuracy"] = AccuracyCommand.RunAsync,
    ["answers"] = arguments => Task.FromResult(AnswersCommand.Run(arguments)),
    ["answers-limits"] = arguments => Task.FromResult(LimitsCommand.Run(arguments)),
    ["answers-property"] = arguments => Task.FromResult(PropertyCommand.Run(arguments)),
    ["answers-verdicts"] = arguments => Task.FromResult(VerdictsCommand.Run(arguments)),
    ["arithmetic"] = arguments => Task.FromResult(ArithmeticCommand.Run(arguments)),
    ["code-cases"] = CodeCasesCommand.RunAsync,
    ["code-humaneval"] = CodeHumanEvalCommand.RunAsync,
    ["code-neighbours"] = CodeNeighboursCommand.RunAsync,
    ["code-throughput"] = CodeThroughputCommand.RunAsync,
    ["engine-layouts"] = arguments => Task.FromResult(LayoutsCommand.Run(arguments)),
    ["engine-ratio"] = arguments => Task.FromResult(RatioCommand.Run(arguments)),
    ["engine-scaling"] = arguments => Task.FromResult(ScalingCommand.Run(arguments)),
    ["real-input"] = RealInputCommand.RunAsync,
    ["score-solutions"] = ScoreSolutionsCommand.RunAsync,
    ["strategy-time"] = StrategyTimeCommand.RunAsync,
};

if (args.Length > 0 && commands.TryGetValue(args[0], out var command))
{
    try
    {
        return await command(args[1..]);
    }
    catch (ArgumentException wrong)
    {
        Console.Error.WriteLine(wrong.Message);
        return 2;
    }
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
