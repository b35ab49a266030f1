using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Verify.Mathematics.Answers;
using Verify.Tests.Shared.Formulas;

namespace Verify.Bench.Answers;

/// <summary>
/// Compares random formulas with rewritings of theirs, which must be equal, and with mutants that an independent evaluator finds different,
/// which must not be: <c>dotnet run -c Release --project bench -- answers-property [--cases 300000]</c>. Exit code 1 when one is judged
/// wrongly.
/// </summary>
internal static class PropertyCommand
{
    private const int Shown = 20;

    public static int Run(string[] args)
    {
        var cases = new Arguments(args, "cases").Integer("cases", 300_000);
        var equivalence = new AnswerEquivalence();
        var (watch, compared, wrong) = (Stopwatch.StartNew(), 0, 0);
        FormulaCases.Cases.Sample(
            one =>
            {
                var rewritten = FormulaCases.Rewrite(one.Formula, new Random(one.Seed));
                var mutant = FormulaCases.Mutate(one.Formula, new Random(one.Seed));
                foreach (var (other, equal) in new[] { (rewritten, true), (mutant, false) })
                {
                    if (FormulaCases.Differ(one.Formula, other) != !equal)
                    {
                        continue;
                    }

                    var (first, second) = (one.Formula.Write(isLatex: true), other.Write(one.Seed % 2 == 0));
                    compared++;
                    if (equivalence.Compare(first, second).Equal != equal && wrong++ < Shown)
                    {
                        Console.WriteLine($"  should be {(equal ? "equal" : "different")}: {first}   {second}");
                    }
                }

                return true;
            },
            seed: "0000KOIPe743",
            iter: cases,
            threads: 1
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{compared} comparisons, {wrong} judged wrongly, {watch.Elapsed.TotalSeconds:F0} s"
            )
        );
        return wrong == 0 ? 0 : 1;
    }
}
