using Verify.Inference;
using Verify.Search.Journal;
using Verify.Search.Policies;
using Verify.Search.Tree;

namespace Verify.Search.Context;

/// <summary>Has policies continue nodes, within the budget, by way of the journal, and adds what they write to the tree.</summary>
internal sealed class Proposer(SearchState state, PolicyCalls policies)
{
    /// <summary>
    /// The next step of every growth: its new leaves, one for each continuation for which its policy has room. When the budget cuts the
    /// call short, what was written stays in the tree.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<Node>>> StepsAsync(IReadOnlyList<Growth> growths)
    {
        var outcome = state.Log.Next<StepsProposed>(told => AreOf(told.Nodes, growths))
            ?? await AskAsync(growths, Extent.Step, (nodes, generations, cost) => new StepsProposed(nodes, generations) { Cost = cost });
        return Grow(growths, Extent.Step, outcome.Generations, outcome.Cost);
    }

    /// <summary>
    /// The rest of every growth's solution: its new leaves, one for each continuation for which its policy has room. When the budget cuts
    /// the call short, what was written stays in the tree.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<Node>>> SolutionsAsync(IReadOnlyList<Growth> growths)
    {
        var outcome = state.Log.Next<SolutionsProposed>(told => AreOf(told.Nodes, growths))
            ?? await AskAsync(growths, Extent.Solution, (nodes, generations, cost) =>
                new SolutionsProposed(nodes, generations) { Cost = cost }
            );
        return Grow(growths, Extent.Solution, outcome.Generations, outcome.Cost);
    }

    private static bool AreOf(IReadOnlyList<int> nodes, IReadOnlyList<Growth> growths) =>
        nodes.SequenceEqual(growths.SelectMany(growth => Enumerable.Repeat(growth.From.Id, growth.Width)));

    private async Task<TOutcome> AskAsync<TOutcome>(
        IReadOnlyList<Growth> growths,
        Extent extent,
        Func<IReadOnlyList<int>, IReadOnlyList<Generation>, OutcomeCost, TOutcome> outcomeOf
    )
        where TOutcome : PaidOutcome
    {
        var writers = Writers(growths);
        var requests = Requests(growths, writers);
        var (generations, cost) = await policies.AskAsync(writers, (policy, places, limits) =>
            policy.ProposeAsync([.. places.Select(place => requests[place])], extent, limits)
        );
        var outcome = outcomeOf([.. requests.Select(request => request.From.Node.Id)], generations, cost);
        await policies.RecordAsync(outcome, generations);
        return outcome;
    }

    private List<IReadOnlyList<Node>> Grow(
        IReadOnlyList<Growth> growths,
        Extent extent,
        IReadOnlyList<Generation> generations,
        OutcomeCost cost
    )
    {
        policies.Account(generations, cost);
        var known = state.Tree.Nodes.Count;
        var (shares, taken) = (new List<IReadOnlyList<Node>>(growths.Count), 0);
        foreach (var growth in growths)
        {
            var policy = PolicyOf(growth);
            var start = policy.StartAt(growth.From);
            var own = generations.Skip(taken).Take(growth.Width).ToList();
            shares.Add([.. own.Select(one => state.Tree.Add(start, policy.Read(start, extent, one))).OfType<Node>()]);
            growth.From.Draws += own.Count;
            taken += own.Count;
        }

        state.TellOfNodesFrom(known);
        state.ReportProgress(cost);
        policies.ThrowIfCutShort(generations);
        return shares;
    }

    private IPolicy PolicyOf(Growth growth) => policies.Named(growth.Policy ?? growth.From.Policy);

    /// <summary>One policy for each continuation.</summary>
    private List<IPolicy> Writers(IReadOnlyList<Growth> growths) =>
        [.. growths.SelectMany(growth => Enumerable.Repeat(PolicyOf(growth), growth.Width))];

    /// <summary>One request for each continuation; those of one node are numbered on from its last.</summary>
    private List<ProposalRequest> Requests(IReadOnlyList<Growth> growths, List<IPolicy> writers)
    {
        var (requests, drawn) = (new List<ProposalRequest>(writers.Count), new Dictionary<Node, int>());
        foreach (var growth in growths)
        {
            for (var i = 0; i < growth.Width; i++)
            {
                var draw = drawn.GetValueOrDefault(growth.From, growth.From.Draws);
                drawn[growth.From] = draw + 1;
                requests.Add(new(writers[requests.Count].StartAt(growth.From), draw, growth.Sampling ?? state.Plan.Sampling));
            }
        }

        return requests;
    }
}
