using Verify.Search.Candidates;

namespace Verify.Search.Tests.Candidates;

/// <summary>Against examples that were worked out by hand.</summary>
public sealed class RankAgreementTests
{
    [Fact]
    public void The_same_order_agrees_wholly_and_the_opposite_not_at_all()
    {
        Assert.Equal(1, Agreement([0.1, 0.5], [0.2, 0.6], [0.9, 0.7]));
        Assert.Equal(0, Agreement([0.1, 0.9], [0.2, 0.6], [0.9, 0.5]));
    }

    [Fact]
    public void Each_two_candidates_that_are_ordered_alike_count_for_it_and_others_against()
    {
        // Of six pairs one is discordant: τ = 4/6.
        Assert.Equal(5.0 / 6, Agreement([1, 1], [2, 3], [3, 2], [4, 4])!.Value, 12);
    }

    [Fact]
    public void Pairs_that_only_one_verifier_ranks_count_in_part()
    {
        // The first ranks all three pairs, the second two of them, alike: τ-b = 2/√(3·2).
        Assert.Equal(((2 / Math.Sqrt(6)) + 1) / 2, Agreement([0.1, 0], [0.2, 0], [0.3, 1])!.Value, 12);
    }

    [Fact]
    public void Candidates_on_which_one_has_no_opinion_are_left_out() =>
        Assert.Equal(1, Agreement([0.1, 0.5], [0.9, null], [0.2, 0.6], [null, 0.1]));

    [Fact]
    public void Of_three_verifiers_it_is_the_mean_over_every_two() =>
        Assert.Equal(1.0 / 3, Agreement([0.1, 0.1, 0.9], [0.2, 0.2, 0.1])!.Value, 12);

    [Fact]
    public void Where_one_ranks_nothing_it_is_not_defined()
    {
        Assert.Null(Agreement());
        Assert.Null(Agreement([0.1, 0.5]));
        Assert.Null(Agreement([0.1], [0.2]));
        Assert.Null(Agreement([0.1, 0.5], [0.2, 0.5]));
    }

    private static double? Agreement(params double?[][] opinions) => RankAgreement.Of(opinions);
}
