using System.Diagnostics;
using System.Globalization;
using Verify.Mathematics.Answers;
using Verify.Mathematics.Arithmetic;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;
using Verify.Verifiers.Answers;

namespace Verify.Bench.Answers;

/// <summary>
/// The longest that reading, comparing and checking take over hostile texts of 64 KiB: <c>dotnet run -c Release --project bench --
/// answers-limits</c>.
/// Each is measured as the best of three, after a round that only warms up, so that what the machine does beside it counts little.
/// </summary>
internal static class LimitsCommand
{
    private const int Length = 65536;

    private const int Rounds = 3;

    private const int Shown = 8;

    public static int Run(string[] args)
    {
        _ = new Arguments(args);
        var reader = new AnswerReader();
        var equivalence = new AnswerEquivalence();
        var operations = new (string Name, Action<string> Run)[]
        {
            ("read", text => reader.Read(text, ProblemKind.Math)),
            ("compare with 2", text => equivalence.Compare(text, "2")),
            ("compare with its like", text => equivalence.Compare(text, text + "1")),
            ("check", text => ArithmeticChecker.Check(text)),
        };
        var bombs = RandomText.Bombs(Length).Concat(RandomText.ShortBombs()).ToList();
        foreach (var (name, run) in operations)
        {
            bombs.ForEach(run);
            var slowest = bombs
                .Select(bomb => (Milliseconds: Measure(run, bomb), Bomb: bomb))
                .OrderByDescending(measured => measured.Milliseconds)
                .ToList();
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{name}: at most {slowest[0].Milliseconds:F1} ms over {bombs.Count} texts")
            );
            foreach (var (milliseconds, bomb) in slowest.Take(Shown))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {milliseconds, 6:F1} ms  {Show(bomb)}"));
            }
        }

        return 0;
    }

    private static double Measure(Action<string> run, string text) =>
        Enumerable
            .Range(0, Rounds)
            .Min(_ =>
            {
                var watch = Stopwatch.StartNew();
                run(text);
                return watch.Elapsed.TotalMilliseconds;
            });

    private static string Show(string bomb)
    {
        const int Longest = 60;
        var text = bomb.ReplaceLineEndings("\\n").Replace("\0", "\\0", StringComparison.Ordinal);
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }
}
