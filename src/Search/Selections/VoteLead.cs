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

    /// <param name="votes">Of each answer of one tier, at least one.</param>
    public static VoteLead Of(IReadOnlyList<double> votes)
    {
        var leading = votes.OrderDescending().Take(2).ToList();
        return new VoteLead(leading[0], leading.ElementAtOrDefault(1));
    }
}
