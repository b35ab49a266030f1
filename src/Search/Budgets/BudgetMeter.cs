namespace Verify.Search.Budgets;

/// <summary>What a search has spent of what it may spend. Everything is asked for before it is spent, so nothing is overshot.</summary>
/// <param name="plan">Its limits.</param>
/// <param name="outer">The search of whose budget this one has a share, and which pays for it too; null for a whole search.</param>
internal sealed class BudgetMeter(SearchPlan plan, BudgetMeter? outer = null)
{
    /// <summary>That of the whole search.</summary>
    public BudgetMeter Whole => outer?.Whole ?? this;

    public int Candidates { get; private set; }

    public long GeneratedTokens { get; private set; }

    public long RewardTokens { get; private set; }

    public long TokensLeft => Math.Min(plan.Tokens - GeneratedTokens, outer?.TokensLeft ?? long.MaxValue);

    public int CandidatesLeft => Math.Min(plan.Candidates - Candidates, outer?.CandidatesLeft ?? int.MaxValue);

    /// <summary>Reward tokens that may still be run; the plan's 0 means no limit.</summary>
    public long RewardTokensLeft =>
        Math.Min(plan.RewardTokens == 0 ? long.MaxValue : plan.RewardTokens - RewardTokens, outer?.RewardTokensLeft ?? long.MaxValue);

    /// <summary>Something that it may spend is spent.</summary>
    public bool IsSpent => TokensLeft <= 0 || CandidatesLeft <= 0 || RewardTokensLeft <= 0;

    public void RequireTokens()
    {
        if (TokensLeft <= 0)
        {
            throw new SearchEndedException(StopReason.Tokens);
        }
    }

    public void RequireCandidates()
    {
        if (CandidatesLeft <= 0)
        {
            throw new SearchEndedException(StopReason.Candidates);
        }
    }

    public void AddCandidate()
    {
        Candidates++;
        outer?.AddCandidate();
    }

    public void AddGenerated(long tokens)
    {
        GeneratedTokens += tokens;
        outer?.AddGenerated(tokens);
    }

    public void AddReward(long tokens)
    {
        RewardTokens += tokens;
        outer?.AddReward(tokens);
    }
}
