using Verify.Inference;
using Verify.Search.Budgets;
using Verify.Search.Candidates;
using Verify.Search.Policies;
using Verify.Search.Selections;
using Verify.Search.Tree;
using Verify.Verifiers;

namespace Verify.Search.Context;

/// <summary>
/// Everything a strategy may do. It meters the budget, emits the events and writes the journal; when nothing more may be spent it ends the
/// strategy at that call, by an exception that the strategy does not catch.
/// </summary>
internal sealed class SearchContext(SearchState state, Proposer proposer, Scorer? scorer, ISelection selection)
{
    private AnswerGroup? _leader;

    public SearchPlan Plan => state.Plan;

    public Node Root => state.Tree.Root;

    public AnswerBoard Board => state.Board;

    public int CandidatesLeft => state.Meter.CandidatesLeft;

    /// <summary>
    /// Samples <paramref name="width"/> next steps of each node in one call. Lists of children in the order of the nodes.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<Node>>> ExpandAsync(IReadOnlyList<Node> nodes, int width)
    {
        state.Meter.RequireCandidates();
        var leaves = await proposer.StepsAsync(Requests(nodes, width));
        return [.. leaves.Chunk(width)];
    }

    /// <summary>
    /// Samples <paramref name="width"/> solutions from each node in one call, to their ends, and accepts them as candidates. Leaves in the
    /// order
    /// of the nodes. When fewer candidates are left than asked for, only so many are sampled, and the strategy ends.
    /// </summary>
    public async Task<IReadOnlyList<Node>> CompleteAsync(IReadOnlyList<Node> nodes, int width)
    {
        state.Meter.RequireCandidates();
        var wanted = Requests(nodes, width);
        var leaves = await proposer.SolutionsAsync([.. wanted.Take(state.Meter.CandidatesLeft)]);
        await AcceptAsync(leaves);
        return leaves.Count == wanted.Count ? leaves : throw new SearchEndedException(StopReason.Candidates);
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
                await scorer.ScoreSolutionsAsync(nodes.Where(node => node.End is GenerationEnd.Finished or GenerationEnd.Length));
            }
        }
        finally
        {
            UpdateBoard();
        }
    }

    /// <summary>Has the judge compare solutions in one call.</summary>
    public Task<IReadOnlyList<PairVerdict>> CompareAsync(IReadOnlyList<(Node First, Node Second)> pairs) => scorer!.CompareAsync(pairs);

    /// <summary>One score of all steps up to a node by the plan's aggregation; null without one.</summary>
    public double? Aggregate(Node node) =>
        Aggregation.Apply(Plan.Aggregation, node.Prefix.FromFirstStep().Select(prefix => prefix.StepScore));

    /// <summary>
    /// Makes candidates of whole solutions. They are tested where the problem has tests, and one that passes them all, and keeps all
    /// constraints, ends the strategy.
    /// </summary>
    public async Task AcceptAsync(IReadOnlyList<Node> leaves)
    {
        var affordable = leaves.Take(state.Meter.CandidatesLeft).ToList();
        try
        {
            await (scorer?.TestAsync(affordable) ?? Task.CompletedTask);
        }
        finally
        {
            foreach (var leaf in affordable)
            {
                state.Meter.AddCandidate();
                state.Board.Add(leaf);
            }

            UpdateBoard();
        }

        if (affordable.Exists(leaf => leaf.Prefix.IsSolved))
        {
            throw new SearchEndedException(StopReason.Passed);
        }

        if (affordable.Count < leaves.Count)
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
        state.Observer.On(new NodeScored(node.Id, node.Prefix.StepScore, value, visits));
    }

    /// <summary>Reports the leading answer when it has changed since the last report.</summary>
    public void ReportLeader()
    {
        if (selection.Rank(Board).FirstOrDefault() is { } leader && Board.GroupOf(leader.Leaf) is var group && group != _leader)
        {
            _leader = group;
            state.Observer.On(new AnswerChanged(leader.Leaf.Id, leader.Answer, leader.Score));
        }
    }

    private static List<ProposalRequest> Requests(IReadOnlyList<Node> nodes, int width)
    {
        var requests = new List<ProposalRequest>(nodes.Count * width);
        foreach (var node in nodes)
        {
            for (var i = 0; i < width; i++)
            {
                requests.Add(new ProposalRequest(node, node.Draws++));
            }
        }

        return requests;
    }

    private void UpdateBoard()
    {
        foreach (var candidate in Board.Candidates.Where(candidate => candidate.Score is null))
        {
            var aggregate =
                scorer is { ScoresSolutions: true } || !candidate.Leaf.Prefix.IsScoredThroughout ? null : Aggregate(candidate.Leaf);
            candidate.Score = aggregate ?? candidate.Leaf.Prefix.OutcomeScore;
            candidate.Weight = (aggregate is null ? candidate.Score : Aggregation.AsScore(Plan.Aggregation, aggregate)) ?? 0;
            candidate.IsRejected = candidate.Leaf.Prefix.IsRejected;
        }

        ReportLeader();
    }
}
