using Verify.Inference;
using Verify.Search.Budgets;
using Verify.Search.Journal;
using Verify.Search.Policies;

namespace Verify.Search.Context;

/// <summary>The policies of a search, asked within its budget.</summary>
/// <param name="state">The search.</param>
/// <param name="policies">The plan's first.</param>
internal sealed class PolicyCalls(SearchState state, IReadOnlyList<IPolicy> policies)
{
    private int _prunings;

    /// <summary>The same for a search within this one.</summary>
    public PolicyCalls Within(SearchState nested) => new(nested, policies);

    /// <exception cref="InvalidOperationException">The search has no such policy: a bug of the strategy.</exception>
    public IPolicy Named(string name) =>
        policies.FirstOrDefault(policy => policy.Name == name)
        ?? throw new InvalidOperationException(
            $"The search has no policy '{name}'; it has {string.Join(", ", policies.Select(policy => policy.Name))}."
        );

    /// <summary>
    /// Has policies write, each all that it is asked for in one call. Generations in the order of the requests, and their cost.
    /// </summary>
    /// <param name="writers">For each request the policy that writes it.</param>
    /// <param name="askAsync">Asks a policy for its requests, which are told by their places.</param>
    public async Task<(IReadOnlyList<Generation> Generations, OutcomeCost Cost)> AskAsync(
        IReadOnlyList<IPolicy> writers,
        Func<IPolicy, IReadOnlyList<int>, DecodeLimits, ValueTask<IReadOnlyList<Generation>>> askAsync
    )
    {
        // 1. Nothing is asked when nothing may be spent.
        state.Clock.Check();
        state.Meter.RequireTokens();

        // 2. What was pruned need not be kept.
        if (_prunings < state.Tree.Prunings)
        {
            var kept = state.Tree.Nodes.Where(node => node.CanGrow && (node.IsLeaf || node.Parent is null)).ToList();
            policies.ToList().ForEach(policy => policy.Keep(kept));
            _prunings = state.Tree.Prunings;
        }

        // 3. Ask, one policy after the other.
        var (before, start, left) = (Spent(), state.Clock.Now(), state.Meter.TokensLeft);
        var generations = new Generation[writers.Count];
        foreach (var policy in policies)
        {
            var places = Enumerable.Range(0, writers.Count).Where(place => writers[place] == policy).ToList();
            if (places.Count > 0)
            {
                var written = await askAsync(policy, places, new DecodeLimits(left, state.Clock.Interrupt));
                places.Zip(written).ToList().ForEach(pair => generations[pair.First] = pair.Second);
                left -= written.Sum(generation => generation.SampledTokens);
            }
        }

        state.Clock.AddPolicy(start);
        var after = Spent();
        return (
            generations,
            new OutcomeCost(
                after.Computed - before.Computed,
                after.Reused - before.Reused,
                after.Calls - before.Calls,
                state.Clock.TotalSeconds
            )
        );
    }

    /// <summary>An interrupted outcome depends on the moment, so a resumed search asks again instead.</summary>
    public async ValueTask RecordAsync(SearchOutcome outcome, IReadOnlyList<Generation> generations)
    {
        if (generations.All(generation => generation.End != GenerationEnd.Interrupted))
        {
            await state.Log.AppendAsync(outcome);
        }
    }

    /// <summary>Counts what was written.</summary>
    public void Account(IReadOnlyList<Generation> generations, OutcomeCost cost)
    {
        state.Costs.AddPolicy(cost);
        state.Meter.AddGenerated(generations.Sum(generation => (long)generation.SampledTokens));
    }

    /// <summary>Ends the strategy when the budget or the time cut one of them short.</summary>
    public void ThrowIfCutShort(IReadOnlyList<Generation> generations)
    {
        if (generations.Any(generation => generation.End == GenerationEnd.Interrupted))
        {
            throw new SearchEndedException(state.Clock.Interrupted!.Value);
        }

        if (generations.Any(generation => generation.End == GenerationEnd.Budget))
        {
            throw new SearchEndedException(StopReason.Tokens);
        }
    }

    private (long Computed, long Reused, long Calls) Spent() =>
        (
            policies.Sum(policy => policy.Usage.ComputedTokens),
            policies.Sum(policy => policy.Usage.ReusedTokens),
            policies.Sum(policy => policy.Calls)
        );
}
