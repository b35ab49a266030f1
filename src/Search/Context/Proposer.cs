using Verify.Inference;
using Verify.Search.Budgets;
using Verify.Search.Journal;
using Verify.Search.Policies;
using Verify.Search.Tree;

namespace Verify.Search.Context;

/// <summary>Has the policy continue nodes, within the budget, by way of the journal, and adds what it writes to the tree.</summary>
internal sealed class Proposer(SearchState state, IPolicy policy)
{
    private int _prunings;

    /// <summary>The same for a search within this one.</summary>
    public Proposer Within(SearchState nested) => new(nested, policy);

    /// <summary>
    /// The next step of every request, one new leaf each. When the budget cuts the call short, what was written stays in the tree.
    /// </summary>
    public async Task<IReadOnlyList<Node>> StepsAsync(IReadOnlyList<ProposalRequest> requests)
    {
        var outcome = state.Log.Next<StepsProposed>(told => AreOf(told.Nodes, requests))
            ?? await AskAsync(requests, Extent.Step, (nodes, generations, cost) => new StepsProposed(nodes, generations) { Cost = cost });
        return Grow(requests, Extent.Step, outcome.Generations, outcome.Cost);
    }

    /// <summary>
    /// The rest of every request's solution, one new leaf each. When the budget cuts the call short, what was written stays in the tree.
    /// </summary>
    public async Task<IReadOnlyList<Node>> SolutionsAsync(IReadOnlyList<ProposalRequest> requests)
    {
        var outcome = state.Log.Next<SolutionsProposed>(told => AreOf(told.Nodes, requests))
            ?? await AskAsync(requests, Extent.Solution, (nodes, generations, cost) =>
                new SolutionsProposed(nodes, generations) { Cost = cost }
            );
        return Grow(requests, Extent.Solution, outcome.Generations, outcome.Cost);
    }

    private static bool AreOf(IReadOnlyList<int> nodes, IReadOnlyList<ProposalRequest> requests) =>
        nodes.SequenceEqual(requests.Select(request => request.From.Id));

    private async Task<TOutcome> AskAsync<TOutcome>(
        IReadOnlyList<ProposalRequest> requests,
        Extent extent,
        Func<IReadOnlyList<int>, IReadOnlyList<Generation>, OutcomeCost, TOutcome> outcomeOf
    )
        where TOutcome : PaidOutcome
    {
        // 1. Nothing is asked when nothing may be spent.
        state.Clock.Check();
        state.Meter.RequireTokens();

        // 2. Ask.
        if (_prunings < state.Tree.Prunings)
        {
            policy.Keep(state.Tree.Nodes.Where(node => node.CanGrow && (node.IsLeaf || node == state.Tree.Root)));
            _prunings = state.Tree.Prunings;
        }

        var (usage, calls, start) = (policy.Usage, policy.Calls, state.Clock.Now());
        var generations = await policy.ProposeAsync(requests, extent, new DecodeLimits(state.Meter.TokensLeft, state.Clock.Interrupt));
        state.Clock.AddPolicy(start);

        // 3. Write it down. An interrupted outcome depends on the moment, so a resumed search asks again instead.
        var outcome = outcomeOf(
            [.. requests.Select(request => request.From.Id)],
            generations,
            new OutcomeCost(
                policy.Usage.ComputedTokens - usage.ComputedTokens,
                policy.Usage.ReusedTokens - usage.ReusedTokens,
                policy.Calls - calls,
                state.Clock.TotalSeconds
            )
        );
        if (generations.All(generation => generation.End != GenerationEnd.Interrupted))
        {
            await state.Log.AppendAsync(outcome);
        }

        return outcome;
    }

    private void ThrowIfCutShort(IReadOnlyList<Generation> generations)
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

    private List<Node> Grow(IReadOnlyList<ProposalRequest> requests, Extent extent, IReadOnlyList<Generation> generations, OutcomeCost cost)
    {
        state.Costs.AddPolicy(cost);
        var known = state.Tree.Nodes.Count;
        var leaves = new List<Node>();
        foreach (var (request, generation) in requests.Zip(generations))
        {
            state.Meter.AddGenerated(generation.SampledTokens);
            if (state.Tree.Add(request.From, policy.Read(request.From, extent, generation)) is { } leaf)
            {
                leaves.Add(leaf);
            }
        }

        foreach (var node in state.Tree.Nodes.Skip(known))
        {
            state.TellCreated(node);
        }

        state.ReportProgress(cost);
        ThrowIfCutShort(generations);
        return leaves;
    }
}
