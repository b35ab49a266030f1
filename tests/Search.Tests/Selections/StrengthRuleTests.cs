using Verify.Search.Selections;

namespace Verify.Search.Tests.Selections;

/// <summary>Each rule against examples that were worked out by hand.</summary>
public sealed class StrengthRuleTests
{
    /// <summary>Rock beats scissors, scissors beat paper, paper beats rock, each by as much.</summary>
    private static readonly double[,] Cycle = Shares((0, 1, 0.8), (1, 2, 0.8), (2, 0, 0.8));

    private static readonly double[,] Order = Shares((0, 1, 0.6), (1, 2, 0.9), (0, 2, 0.7));

    [Fact]
    public void Borda_sums_the_shares_against_all_others()
    {
        Equal([1.3, 1.3, 0.4], StrengthRules.Borda(Order));
        Equal([1, 1, 1], StrengthRules.Borda(Cycle));
    }

    [Fact]
    public void Copeland_counts_whom_each_beats_and_half_of_whom_it_ties_with()
    {
        Equal([2, 1, 0], StrengthRules.Copeland(Order));
        Equal([1, 1, 1], StrengthRules.Copeland(Cycle));
        Equal([1.5, 1.5, 0], StrengthRules.Copeland(Shares((0, 2, 0.6), (1, 2, 0.9))));
    }

    [Fact]
    public void Bradley_and_Terry_find_the_strengths_that_explain_the_shares()
    {
        // Of strengths 2 and ½ the first wins 4/5 of its matches against the second and 2/3 of those against 1: 22/15, of which ½ is the
        // drawn match that each has more.
        Equal([2, 0.5], StrengthRules.BradleyTerry(Shares((0, 1, (22.0 / 15) - 0.5))));
        Equal([1, 1, 1], StrengthRules.BradleyTerry(Cycle));
    }

    [Fact]
    public void Who_wins_every_match_is_strong_but_not_infinitely()
    {
        // a/(a + b) = 1 − a/(a + 1) + ½ for b = 1/a: a²/(a² + 1) + a/(a + 1) = 3/2.
        var strengths = StrengthRules.BradleyTerry(Shares((0, 1, 1)));

        Assert.Equal(1.5, (strengths[0] / (strengths[0] + strengths[1])) + (strengths[0] / (strengths[0] + 1)), 6);
        Assert.InRange(strengths[0], 2, 2.5);
    }

    [Fact]
    public void Rock_paper_scissors_gives_thirds() => Equal([1.0 / 3, 1.0 / 3, 1.0 / 3], StrengthRules.Nash(Cycle));

    [Fact]
    public void In_an_uneven_cycle_each_weighs_as_much_as_the_other_two_are_apart()
    {
        // The first wins by 0.4, the second by 0.1, the third by 0.2: weights in proportion to 0.1, 0.2, 0.4.
        var weights = StrengthRules.Nash(Shares((0, 1, 0.9), (1, 2, 0.6), (2, 0, 0.7)));

        Assert.Equal(1.0 / 7, weights[0], 3);
        Assert.Equal(2.0 / 7, weights[1], 3);
        Assert.Equal(4.0 / 7, weights[2], 3);
    }

    [Fact]
    public void Whom_nobody_beats_has_all_the_weight()
    {
        // The last three beat each other in a circle, and all lose to the first.
        var weights = StrengthRules.Nash(Shares((0, 1, 0.6), (0, 2, 0.6), (0, 3, 0.6), (1, 2, 0.9), (2, 3, 0.9), (3, 1, 0.9)));

        Assert.Equal(1, weights[0], 2);
    }

    private static void Equal(double[] expected, IReadOnlyList<double> strengths) =>
        Assert.Equal(expected, strengths.Select(strength => Math.Round(strength, 6)).ToArray(), (one, other) =>
            Math.Abs(one - other) < 2e-6
        );

    /// <summary>½ save for these.</summary>
    private static double[,] Shares(params (int First, int Second, double Share)[] matches)
    {
        var count = matches.Max(match => Math.Max(match.First, match.Second)) + 1;
        var shares = new double[count, count];
        for (var i = 0; i < count * count; i++)
        {
            shares[i / count, i % count] = 0.5;
        }

        foreach (var (first, second, share) in matches)
        {
            (shares[first, second], shares[second, first]) = (share, 1 - share);
        }

        return shares;
    }
}
