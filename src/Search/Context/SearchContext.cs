using Verify.Inference;
using Verify.Search.Budgets;
using Verify.Search.Candidates;
using Verify.Search.Policies;
using Verify.Search.Tree;
using Verify.Verifiers;

namespace Verify.Search.Context;

/// <summary>
/// Everything a strategy may do. It meters the budget, emits the events and writes the journal; when nothing more may be spent it ends the
/// strategy at that call, by an exception that the strategy does not catch.
/// </summary>
/// <remarks>
/// What no strategy may do (grow below a pruned node, accept what is no whole solution) throws an
/// <see cref="InvalidOperationException"/>: it is a bug of the strategy.
/// </remarks>
internal sealed class SearchContext(SearchState state, Proposer proposer, Scorer? scorer, Acceptance acceptance)
{
    private readonly HashSet<Node> _completed = [];
    private bool _wantedMore;

    public SearchPlan Plan => state.Plan;

    public Node Root => state.Tree.Root;

    public AnswerBoard Board => state.Board;

    public int CandidatesLeft => state.Meter.CandidatesLeft;

    /// <summary>Samples the next steps of all growths in one call. For each growth its new leaves, in order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Node>>> ExpandAsync(IReadOnlyList<Growth> growths)
    {
        state.Meter.RequireCandidates();
        return Shares(growths, await proposer.StepsAsync(Requests(growths)));
    }

    /// <summary>
    /// Samples solutions of all growths in one call, to their ends. For each growth its new leaves, in order. When fewer candidates are
    /// left than asked for, only so many are sampled, the first of them, and the strategy ends when it has accepted those.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<Node>>> CompleteAsync(IReadOnlyList<Growth> growths)
    {
        state.Meter.RequireCandidates();
        var wanted = Requests(growths);
        var leaves = await proposer.SolutionsAsync([.. wanted.Take(CandidatesLeft)]);
        _completed.UnionWith(leaves);
        _wantedMore |= leaves.Count < wanted.Count;
        return Shares(growths, leaves);
    }

    /// <summary>Scores the steps up to each node and, where those do not decide, the whole solutions among them.</summary>
    public async Task ScoreAsync(IReadOnlyList<Node> nodes)
    {
        if (scorer is null)
        {
            return;
        }

        try
        {
            if (scorer.ScoresSteps)
            {
                await scorer.ScoreStepsAsync(nodes);
            }

            if (scorer.ScoresSolutions)
            {
                await scorer.ScoreSolutionsAsync([.. nodes.Where(node => node.End is GenerationEnd.Finished or GenerationEnd.Length)]);
            }
        }
        finally
        {
            acceptance.UpdateBoard();
        }
    }

    /// <summary>Has the judge compare solutions in one call.</summary>
    public Task<IReadOnlyList<PairVerdict>> CompareAsync(IReadOnlyList<(Node First, Node Second)> pairs) => scorer!.CompareAsync(pairs);

    /// <inheritdoc cref="Acceptance.Aggregate"/>
    public double? Aggregate(Node node) => acceptance.Aggregate(node);

    /// <summary>
    /// Makes candidates of whole solutions: finished ones, and what <see cref="CompleteAsync"/> wrote to its most tokens. What can
    /// be found out exactly about them is, and one that passes all tests, and keeps all constraints, ends the strategy; so does the last
    /// candidate that may be spent, when more were wanted.
    /// </summary>
    public async Task AcceptAsync(IReadOnlyList<Node> leaves)
    {
        if (leaves.FirstOrDefault(leaf => !IsWhole(leaf)) is { } part)
        {
            throw new InvalidOperationException($"Node {part.Id} is no whole solution, so it cannot be accepted.");
        }

        var wantedMore = _wantedMore || leaves.Count > CandidatesLeft;
        if (await acceptance.AcceptAsync([.. leaves.Take(CandidatesLeft)]))
        {
            throw new SearchEndedException(StopReason.Passed);
        }

        if (wantedMore)
        {
            throw new SearchEndedException(StopReason.Candidates);
        }
    }

    /// <summary>Nodes that will not be followed any further.</summary>
    public void Prune(IEnumerable<Node> nodes, string reason)
    {
        foreach (var node in nodes)
        {
            node.PrunedBecause = reason;
            state.Observer.On(new NodePruned(node.Id, reason));
        }

        proposer.Forget();
        scorer?.Forget();
    }

    /// <summary>Gives nodes the strategy's own value and visits, for those who watch.</summary>
    public void Show(Node node, double? value, int visits)
    {
        (node.Value, node.Visits) = (value, visits);
        state.Observer.On(new NodeValued(node.Id, value, visits));
    }

    private bool IsWhole(Node leaf) =>
        leaf.End == GenerationEnd.Finished || (leaf.End == GenerationEnd.Length && _completed.Contains(leaf));

    /// <summary>One request for each continuation, in order.</summary>
    private static List<ProposalRequest> Requests(IReadOnlyList<Growth> growths)
    {
        if (growths.FirstOrDefault(growth => !growth.From.CanGrow || growth.From.IsPruned) is { } stopped)
        {
            throw new InvalidOperationException($"Node {stopped.From.Id} has ended or was pruned, so nothing grows from it.");
        }

        return [.. growths.SelectMany(growth => Enumerable.Repeat(growth.From, growth.Width)).Select(Request)];

        static ProposalRequest Request(Node from) => new(from, from.Draws++);
    }

    private static List<IReadOnlyList<Node>> Shares(IReadOnlyList<Growth> growths, IReadOnlyList<Node> leaves)
    {
        var shares = new List<IReadOnlyList<Node>>(growths.Count);
        var taken = 0;
        foreach (var growth in growths)
        {
            shares.Add([.. leaves.Skip(taken).Take(growth.Width)]);
            taken += growth.Width;
        }

        return shares;
    }
}
