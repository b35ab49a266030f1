namespace Verify.Search.Strategies;

/// <summary>The most generated text that a strategy keeps at once. What is pruned or whole is no longer kept once the next call begins.</summary>
/// <param name="Solutions">Paths that may be as long as a solution, each with nothing in common with the others.</param>
/// <param name="Steps">Steps besides those, each one step long.</param>
internal readonly record struct LiveTokens(long Solutions, long Steps = 0)
{
    /// <summary>In tokens, where no solution is longer than <paramref name="longest"/>.</summary>
    public long Of(SearchPlan plan, int longest) => (Solutions * longest) + (Steps * Math.Min(plan.MaxStepTokens, longest));
}
