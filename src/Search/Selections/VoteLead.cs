using Verify.Search.Candidates;

namespace Verify.Search.Selections;

/// <summary>The votes of the two leading answers.</summary>
/// <param name="First">Of the one that leads.</param>
/// <param name="Second">Of the next; 0 when there is one alone.</param>
internal readonly record struct VoteLead(double First, double Second)
{
    /// <summary>
    /// 1 − I_½(First + 1, Second + 1): of two answers that were equally likely to be the more frequent one before any was sampled, how sure
    /// it is by now that the leading one is (Aggarwal et al. 2023, "Let's Sample Step by Step: Adaptive-Consistency"). From ½ to 1.
    /// </summary>
    public double Posterior => 1 - IncompleteBeta.AtHalf(First + 1, Second + 1);

    /// <param name="vote">Counts.</param>
    /// <param name="groups">Of one tier, at least one.</param>
    public static VoteLead Of(IVote vote, IReadOnlyList<AnswerGroup> groups)
    {
        var votes = vote.Count(groups).OrderDescending().Take(2).ToList();
        return new VoteLead(votes[0], votes.ElementAtOrDefault(1));
    }
}
