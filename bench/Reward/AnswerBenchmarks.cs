using BenchmarkDotNet.Attributes;
using Verify.Mathematics.Answers;
using Verify.Mathematics.Arithmetic;
using Verify.Verifiers;
using Verify.Verifiers.Answers;

namespace Verify.Bench.Reward;

/// <summary>Comparisons, readings and arithmetic checks of answers as grade-school problems have them.</summary>
[InProcess]
[WarmupCount(3)]
[IterationCount(5)]
[MemoryDiagnoser]
public class AnswerBenchmarks
{
    private const string Solution =
        "In May she sold 48/2 = <<48/2=24>>24 clips.\nSo in all she sold 48 + 24 = 72 clips, at $1.50 each: 72 * $1.50 = $108.00.\nThe answer is 108.";

    private static readonly AnswerEquivalence Equivalence = new();
    private static readonly AnswerReader Reader = new();

    private static readonly (string First, string Second)[] Pairs =
    [
        ("72", "72.0"),
        ("540", "180"),
        ("2,000,000", "2000000"),
        ("8.33333333333333", "8"),
        ("-2971", "125"),
        ("$18", "18"),
        ("60%", "60"),
        ("1/2", "0.5"),
    ];

    [Benchmark(OperationsPerInvoke = 8)]
    public int Compare()
    {
        var equal = 0;
        foreach (var (first, second) in Pairs)
        {
            equal += Equivalence.Compare(first, second).Equal == true ? 1 : 0;
        }

        return equal;
    }

    [Benchmark]
    public string? Read() => Reader.Read(Solution, ProblemKind.Math);

    [Benchmark]
    public int CheckArithmetic() => ArithmeticChecker.Check(Solution).Count;
}
