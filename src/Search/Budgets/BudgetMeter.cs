namespace Verify.Search.Budgets;

/// <summary>What a search has spent of what it may spend. Everything is asked for before it is spent, so nothing is overshot.</summary>
internal sealed class BudgetMeter(SearchPlan plan)
{
    public int Candidates { get; private set; }

    public long GeneratedTokens { get; private set; }

    public long RewardTokens { get; private set; }

    public long TokensLeft => plan.Tokens - GeneratedTokens;

    public int CandidatesLeft => plan.Candidates - Candidates;

    /// <summary>Reward tokens that may still be run; the plan's 0 means no limit.</summary>
    public long RewardTokensLeft => plan.RewardTokens == 0 ? long.MaxValue : plan.RewardTokens - RewardTokens;

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

    public void AddCandidate() => Candidates++;

    public void AddGenerated(long tokens) => GeneratedTokens += tokens;

    public void AddReward(long tokens) => RewardTokens += tokens;
}
