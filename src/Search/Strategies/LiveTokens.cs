namespace Verify.Search.Strategies;

/// <summary>
/// The most text that a strategy keeps at once. What is pruned or whole, and what was written beside the tree, is no longer kept once the
/// next call begins.
/// </summary>
/// <param name="Solutions">
/// Generated texts that may be as long as a solution, each with nothing in common with the others; those beside the tree too.
/// </param>
/// <param name="Steps">Steps besides those, each one step long.</param>
/// <param name="Prompts">
/// Prompts besides the problem's, of further roots and of texts beside the tree; one that quotes n solutions counts n times.
/// </param>
internal readonly record struct LiveTokens(long Solutions, long Steps = 0, long Prompts = 0)
{
    public static LiveTokens operator +(LiveTokens first, LiveTokens second) =>
        new(first.Solutions + second.Solutions, first.Steps + second.Steps, first.Prompts + second.Prompts);

    /// <summary>Generated tokens, where no solution is longer than <paramref name="longest"/>.</summary>
    public long Generated(SearchPlan plan, int longest) => (Solutions * longest) + (Steps * Math.Min(plan.MaxStepTokens, longest));

    /// <summary>Tokens of further prompts, the text of the longest of which has <paramref name="prompt"/> tokens by itself.</summary>
    public long Prompted(int prompt, int longest) => Prompts * ((long)prompt + longest);
}
