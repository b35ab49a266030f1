namespace Verify.Verifiers;

/// <summary>A verifier opened for one problem. One call at a time over all its parts; disposing gives back what it holds.</summary>
public interface IVerifierSession : IAsyncDisposable
{
    /// <summary>Scores the last step of each path; null when the verifier does not score steps.</summary>
    IReward? Process => null;

    /// <summary>Scores each path as a whole solution; null when the verifier does not.</summary>
    IReward? Outcome => null;

    /// <summary>Null when it does not compare.</summary>
    IPairwiseJudge? Pairwise => null;

    /// <summary>Null when it finds out nothing beyond scores.</summary>
    IReporter? Reporter => null;

    /// <summary>What was spent so far.</summary>
    VerifierUsage Usage { get; }

    /// <summary>
    /// Only these solutions will be gone on from or compared again: memory of others may be given up. What holds none ignores it.
    /// </summary>
    void Keep(IReadOnlyList<StepPath> solutions) { }
}

/// <summary>What a verifier session has spent.</summary>
/// <param name="Tokens">Tokens run through its model, those that it wrote included.</param>
/// <param name="ReusedTokens">Tokens that did not have to be run again.</param>
/// <param name="Calls">Calls made to it that were not answered from its cache alone.</param>
public readonly record struct VerifierUsage(long Tokens, long ReusedTokens, long Calls)
{
    /// <summary>What two sessions have spent together.</summary>
    public static VerifierUsage operator +(VerifierUsage one, VerifierUsage other) =>
        new(one.Tokens + other.Tokens, one.ReusedTokens + other.ReusedTokens, one.Calls + other.Calls);
}
