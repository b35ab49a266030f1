using Verify.Inference;
using Verify.Search.Budgets;
using Verify.Search.Journal;
using Verify.Search.Policies;
using Verify.Search.Tree;

namespace Verify.Search.Context;

/// <summary>Has the policy continue nodes, within the budget, by way of the journal, and adds what it writes to the tree.</summary>
internal sealed class Proposer(SearchState state, IPolicy policy)
{
    private bool _hasPruned;

    /// <summary>Nodes were pruned: the policy need not keep them for the next call.</summary>
    public void Forget() => _hasPruned = true;

    /// <summary>
    /// The next step of every request, one new leaf each. When the budget cuts the call short, what was written stays in the tree.
    /// </summary>
    public async Task<IReadOnlyList<Node>> StepsAsync(IReadOnlyList<ProposalRequest> requests)
    {
        var outcome = state.Log.Next<StepsProposed>(told => AreOf(told.Samples, requests))
            ?? await AskAsync(requests, Extent.Step, (samples, cost) => new StepsProposed(samples) { Cost = cost });
        return Grow(requests, Extent.Step, outcome.Samples, outcome.Cost);
    }

    /// <summary>
    /// The rest of every request's solution, one new leaf each. When the budget cuts the call short, what was written stays in the tree.
    /// </summary>
    public async Task<IReadOnlyList<Node>> SolutionsAsync(IReadOnlyList<ProposalRequest> requests)
    {
        var outcome = state.Log.Next<SolutionsProposed>(told => AreOf(told.Samples, requests))
            ?? await AskAsync(requests, Extent.Solution, (samples, cost) => new SolutionsProposed(samples) { Cost = cost });
        return Grow(requests, Extent.Solution, outcome.Samples, outcome.Cost);
    }

    private static bool AreOf(IReadOnlyList<SampledTokens> samples, IReadOnlyList<ProposalRequest> requests) =>
        samples.Select(sample => sample.Node).SequenceEqual(requests.Select(request => request.From.Id));

    private async Task<TOutcome> AskAsync<TOutcome>(
        IReadOnlyList<ProposalRequest> requests,
        Extent extent,
        Func<IReadOnlyList<SampledTokens>, OutcomeCost, TOutcome> outcomeOf
    )
        where TOutcome : PaidOutcome
    {
        // 1. Nothing is asked when nothing may be spent.
        state.Clock.Check();
        state.Meter.RequireTokens();

        // 2. Ask.
        if (_hasPruned)
        {
            policy.Keep(state.Tree.Nodes.Where(node => node.CanGrow && (node.IsLeaf || node == state.Tree.Root)));
            _hasPruned = false;
        }

        var (usage, calls, start) = (policy.Usage, policy.Calls, state.Clock.Now());
        var proposals = await policy.ProposeAsync(requests, extent, new DecodeLimits(state.Meter.TokensLeft, state.Clock.Interrupt));
        state.Clock.AddPolicy(start);

        // 3. Write it down. An interrupted outcome depends on the moment, so a resumed search asks again instead.
        var outcome = outcomeOf(
            [
                .. requests.Zip(proposals, (request, proposal) =>
                    new SampledTokens(request.From.Id, proposal.Tokens, proposal.LogProbabilities, EndNames.Of(proposal.End))
                    {
                        Given = proposal.Given,
                    }
                ),
            ],
            new OutcomeCost(
                policy.Usage.ComputedTokens - usage.ComputedTokens,
                policy.Usage.ReusedTokens - usage.ReusedTokens,
                policy.Calls - calls,
                state.Clock.TotalSeconds
            )
        );
        if (proposals.All(proposal => proposal.End != NodeEnd.Interrupted))
        {
            await state.Log.AppendAsync(outcome);
        }

        return outcome;
    }

    private void ThrowIfCutShort(IReadOnlyList<SampledTokens> samples)
    {
        if (samples.Any(sample => EndNames.Read(sample.End) == NodeEnd.Interrupted))
        {
            throw new SearchEndedException(state.Clock.Interrupted!.Value);
        }

        if (samples.Any(sample => EndNames.Read(sample.End) == NodeEnd.Budget))
        {
            throw new SearchEndedException(StopReason.Tokens);
        }
    }

    private List<Node> Grow(IReadOnlyList<ProposalRequest> requests, Extent extent, IReadOnlyList<SampledTokens> samples, OutcomeCost cost)
    {
        state.Costs.AddPolicy(cost);
        var known = state.Tree.Nodes.Count;
        var leaves = new List<Node>();
        for (var i = 0; i < samples.Count; i++)
        {
            var (from, sample) = (requests[i].From, samples[i]);
            state.Meter.AddGenerated(sample.Tokens.Length - sample.Given.Count);
            var draft = policy.Read(
                from,
                extent,
                new Proposal(sample.Tokens, sample.LogProbabilities, sample.Given, EndNames.Read(sample.End))
            );
            if (state.Tree.Add(from, draft) is { } leaf)
            {
                leaves.Add(leaf);
            }
        }

        foreach (var node in state.Tree.Nodes.Skip(known))
        {
            state.TellCreated(node);
        }

        state.ReportProgress(cost);
        ThrowIfCutShort(samples);
        return leaves;
    }
}
