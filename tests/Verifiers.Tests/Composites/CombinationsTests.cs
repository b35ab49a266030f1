using Verify.Verifiers.Composites;

namespace Verify.Verifiers.Tests.Composites;

/// <summary>Numbers worked by hand: of 0.2 with weight 1 and 0.8 with weight 3 the mean is 0.65 and the variance 0.0675.</summary>
public sealed class CombinationsTests
{
    private static readonly IReadOnlyList<WeightedScore> Scores = [new(0.2, 1), new(0.8, 3)];

    [Fact]
    public void The_mean_counts_each_score_by_its_weight() => Assert.Equal(0.65, Combinations.Mean(Scores), 12);

    [Fact]
    public void The_lowest_counts_whatever_it_weighs() => Assert.Equal(0.2, Combinations.Min(Scores));

    [Fact]
    public void The_bounds_lie_so_many_standard_deviations_below_and_above_the_mean()
    {
        var deviation = Math.Sqrt(0.0675);

        Assert.Equal(0.65 - (2 * deviation), Combinations.LowerBound(2)(Scores), 12);
        Assert.Equal(0.65 + (0.5 * deviation), Combinations.UpperBound(0.5)(Scores), 12);
    }

    [Fact]
    public void Nominal_and_worst_are_mixed_by_the_weight_of_the_nominal()
    {
        Assert.Equal((0.75 * 0.65) + (0.25 * 0.2), Combinations.NominalAndWorst(0.75)(Scores), 12);
        Assert.Equal(0.2, Combinations.NominalAndWorst(0)(Scores), 12);
        Assert.Equal(0.65, Combinations.NominalAndWorst(1)(Scores), 12);
    }

    [Fact]
    public void Scores_that_agree_are_their_own_bounds()
    {
        IReadOnlyList<WeightedScore> same = [new(0.4, 2), new(0.4, 5)];

        Assert.Equal(0.4, Combinations.LowerBound(3)(same), 12);
        Assert.Equal(0.4, Combinations.UpperBound(3)(same), 12);
    }
}
