namespace Verify.Search.Events;

/// <summary>
/// A search's tree, candidates and leader, from its events alone: at the end what <see cref="SearchResult"/> says of them, and before that
/// the same of a search that is still going on. Give it every event in order. Not thread-safe.
/// </summary>
public sealed class TreeView : ISearchObserver
{
    private readonly List<TreeNode> _nodes = [];
    private readonly Dictionary<int, double?> _solutionScores = [];
    private readonly Dictionary<int, CandidateAccepted> _accepted = [];
    private readonly Dictionary<int, CandidateScored> _scored = [];

    /// <summary>The last event's number; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>All nodes so far in order of creation, so that a node's id is its index.</summary>
    public IReadOnlyList<TreeNode> Nodes => _nodes;

    /// <summary>By node, the score of the steps up to it as a whole solution, where they were scored as one.</summary>
    public IReadOnlyDictionary<int, double?> SolutionScores => _solutionScores;

    /// <summary>Who leads; null while nobody does.</summary>
    public AnswerChanged? Leader { get; private set; }

    /// <summary>How much of the budget is used; null while nothing is.</summary>
    public BudgetProgress? Progress { get; private set; }

    /// <summary>How the search ended; null while it goes on.</summary>
    public SearchDone? Done { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It tells of a node whose creation, or whose predecessors', was not told.</exception>
    public void On(SearchEvent searchEvent)
    {
        ArgumentNullException.ThrowIfNull(searchEvent);
        switch (searchEvent)
        {
            case NodeCreated created:
                Add(created);
                break;
            case NodeScored scored:
                Change(scored.NodeId, node => node with { Score = scored.Score, Evidence = scored.Evidence });
                break;
            case NodeValued valued:
                Change(valued.NodeId, node => node with { Value = valued.Value, Visits = valued.Visits });
                break;
            case NodePruned pruned:
                Change(pruned.NodeId, node => node with { State = NodeState.Pruned, PrunedBecause = pruned.Reason });
                break;
            case NodeResumed resumed:
                Change(resumed.NodeId, node => node with { State = resumed.State, PrunedBecause = null });
                break;
            case SolutionScored scored:
                _solutionScores[scored.NodeId] = scored.Score;
                break;
            case CandidateAccepted accepted:
                _accepted.Add(accepted.NodeId, accepted);
                break;
            case CandidateScored scored:
                _scored[scored.NodeId] = scored;
                break;
            case AnswerChanged changed:
                Leader = changed;
                break;
            case BudgetProgress progress:
                Progress = progress;
                break;
            case SearchDone done:
                Done = done;
                break;
        }

        Sequence = searchEvent.Sequence;
    }

    /// <summary>All candidates: best first when the search has ended, before that in the order in which they were accepted.</summary>
    public IReadOnlyList<CandidateView> Candidates()
    {
        var votes = _accepted.Values.CountBy(candidate => candidate.Group).ToDictionary();
        return [.. (Done?.Candidates ?? [.. _accepted.Keys]).Select(leaf => Describe(_accepted[leaf], votes[_accepted[leaf].Group]))];
    }

    private CandidateView Describe(CandidateAccepted candidate, int votes)
    {
        var steps = FromFirstStep(candidate.NodeId);
        return new CandidateView(
            candidate.NodeId,
            candidate.Answer,
            string.Concat(steps.Select(step => step.Text))[..^candidate.Cut],
            _scored.GetValueOrDefault(candidate.NodeId)?.Score,
            votes,
            steps.Sum(step => step.Tokens),
            steps.Sum(step => step.LogProbability),
            candidate.Finish
        );
    }

    private List<TreeNode> FromFirstStep(int leaf)
    {
        var steps = new List<TreeNode>();
        for (var node = _nodes[leaf]; node.Parent is { } parent; node = _nodes[parent])
        {
            steps.Add(node);
        }

        steps.Reverse();
        return steps;
    }

    private void Add(NodeCreated created)
    {
        if (created.Id != _nodes.Count || created.Parent >= created.Id)
        {
            throw new InvalidOperationException(
                $"Node {created.Id} below {created.Parent} was told after {_nodes.Count} nodes: events are missing, or out of order."
            );
        }

        _nodes.Add(
            new TreeNode(
                created.Id,
                created.Parent,
                created.Text,
                null,
                null,
                0,
                created.Tokens,
                created.LogProbability,
                created.State,
                null
            )
            {
                DerivedFrom = created.DerivedFrom,
            }
        );
    }

    private void Change(int id, Func<TreeNode, TreeNode> change)
    {
        if (id >= _nodes.Count)
        {
            throw new InvalidOperationException($"Node {id} was never created: events are missing, or out of order.");
        }

        _nodes[id] = change(_nodes[id]);
    }
}

/// <summary>A candidate as events tell of it; the fields are those of <see cref="Candidate"/>.</summary>
/// <param name="NodeId">Its leaf in the tree.</param>
/// <param name="Answer">Null when it states none.</param>
/// <param name="Text">The whole solution.</param>
/// <param name="Score">Null when nothing has scored it.</param>
/// <param name="Votes">Candidates whose answer is equivalent, itself included.</param>
/// <param name="Tokens">Generated tokens of the whole solution.</param>
/// <param name="LogProbability">Sum over its tokens under the policy.</param>
/// <param name="Finish"><c>stop</c>, or <c>length</c> when it was truncated.</param>
public sealed record CandidateView(
    int NodeId,
    string? Answer,
    string Text,
    double? Score,
    int Votes,
    int Tokens,
    double LogProbability,
    string Finish
);
