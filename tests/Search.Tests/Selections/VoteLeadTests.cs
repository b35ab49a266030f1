using Verify.Search.Selections;

namespace Verify.Search.Tests.Selections;

public sealed class VoteLeadTests
{
    /// <summary>For whole votes it is the probability that of one more than all votes, each even, at most the leader's are for it.</summary>
    [Theory]
    [InlineData(0, 0, 1, 2)]
    [InlineData(3, 0, 15, 16)]
    [InlineData(4, 0, 31, 32)]
    [InlineData(2, 1, 11, 16)]
    [InlineData(6, 1, 247, 256)]
    [InlineData(2, 2, 1, 2)]
    public void The_posterior_of_whole_votes_is_a_binomial_sum(int first, int second, int numerator, int denominator) =>
        Assert.Equal((double)numerator / denominator, new VoteLead(first, second).Posterior, 12);

    [Fact]
    public void The_posterior_of_a_weighted_vote_lies_between_those_of_whole_ones()
    {
        Assert.InRange(new VoteLead(3.5, 0).Posterior, 15.0 / 16, 31.0 / 32);

        // Beta(1.5, ½ + 1) is symmetric; 1 − I_½(a, 1) is 1 − ½^a.
        Assert.Equal(0.5, new VoteLead(0.5, 0.5).Posterior, 12);
        Assert.Equal(1 - Math.Pow(0.5, 3.25), new VoteLead(2.25, 0).Posterior, 12);
    }

    [Fact]
    public void Of_many_votes_it_is_exact_too()
    {
        Assert.Equal(0.5, new VoteLead(512, 512).Posterior, 10);
        Assert.Equal(1 - Math.Pow(0.5, 1025), new VoteLead(1024, 0).Posterior, 12);
    }
}
