using CsCheck;
using Verify.Mathematics.Answers;
using Verify.Tests.Shared.Formulas;

namespace Verify.Mathematics.Tests.Answers;

/// <summary>What must hold for every formula, on random ones of a fixed seed; <c>bench -- answers-property</c> tries many more.</summary>
public sealed class EquivalencePropertyTests
{
    private const string Seed = "0000KOIPe743";

    private const int Cases = 20_000;

    private static readonly AnswerEquivalence Equivalence = new();

    [Fact]
    public void A_formula_equals_its_rewritings() =>
        FormulaCases.Cases.Sample(
            one =>
            {
                var other = FormulaCases.Rewrite(one.Formula, new Random(one.Seed));
                var (first, second) = (one.Formula.Write(isLatex: true), other.Write(one.Seed % 2 == 0));
                return FormulaCases.Differ(one.Formula, other) is null || Equivalence.Compare(first, second).Equal == true;
            },
            seed: Seed,
            iter: Cases,
            threads: 1
        );

    [Fact]
    public void A_formula_differs_from_mutants_that_have_other_values() =>
        FormulaCases.Cases.Sample(
            one =>
            {
                var mutant = FormulaCases.Mutate(one.Formula, new Random(one.Seed));
                var (first, second) = (one.Formula.Write(isLatex: true), mutant.Write(one.Seed % 2 == 0));
                return FormulaCases.Differ(one.Formula, mutant) != true || Equivalence.Compare(first, second).Equal == false;
            },
            seed: Seed,
            iter: Cases,
            threads: 1
        );
}
