using Verify.Search;
using Verify.Server.Progress;

namespace Verify.Server.CommandLine;

/// <summary>A search's tree as its events tell it. Written by the search and read by the view, so every call takes turns.</summary>
internal sealed class GrowingTree : ISearchObserver
{
    private readonly Lock _turn = new();

    // The root is there before anything happens, so no event tells of it.
    private readonly SortedDictionary<int, GrowingNode> _nodes = new() { [0] = new GrowingNode(0, null, "") };
    private string? _leader;
    private BudgetProgress? _budget;
    private int _clock;

    public void On(SearchEvent searchEvent)
    {
        lock (_turn)
        {
            _clock++;
            switch (searchEvent)
            {
                case NodeCreated created:
                    _nodes[created.Id] = new GrowingNode(created.Id, created.Parent, ProgressText.OneLine(created.Text))
                    {
                        Finished = created.Finished,
                        Touched = _clock,
                    };
                    break;
                case NodeScored scored:
                    Change(scored.Id, node => node with { Score = scored.Score ?? node.Score, Visits = scored.Visits, Touched = _clock });
                    break;
                case NodePruned pruned:
                    Change(pruned.Id, node => node with { Pruned = true });
                    break;
                case AnswerChanged changed:
                    _leader = changed.Answer;
                    break;
                case BudgetProgress budget:
                    _budget = budget;
                    break;
            }
        }
    }

    /// <summary>At most <paramref name="rows"/> nodes, those touched last with the steps that lead to them, in order of creation.</summary>
    public GrowingTreeSnapshot Snapshot(int rows)
    {
        lock (_turn)
        {
            var shown = new SortedDictionary<int, GrowingNode>();
            foreach (var node in _nodes.Values.OrderBy(node => node.Pruned).ThenByDescending(node => node.Touched))
            {
                var missing = PathOf(node).Where(step => !shown.ContainsKey(step.Id)).ToList();
                if (shown.Count + missing.Count > rows)
                {
                    break;
                }

                foreach (var step in missing)
                {
                    shown.Add(step.Id, step);
                }
            }

            return new GrowingTreeSnapshot([.. shown.Values], _nodes.Count - shown.Count, _leader, _budget);
        }
    }

    private IEnumerable<GrowingNode> PathOf(GrowingNode node)
    {
        for (GrowingNode? step = node; step is not null; step = step.Parent is { } parent ? _nodes[parent] : null)
        {
            yield return step;
        }
    }

    private void Change(int id, Func<GrowingNode, GrowingNode> change) => _nodes[id] = change(_nodes[id]);
}

/// <summary>A node at one moment.</summary>
internal sealed record GrowingNode(int Id, int? Parent, string Text)
{
    public double? Score { get; init; }

    public int Visits { get; init; }

    public bool Finished { get; init; }

    public bool Pruned { get; init; }

    /// <summary>When it was last heard of, counted in events.</summary>
    public int Touched { get; init; }
}

/// <summary>What a view shows at a moment.</summary>
/// <param name="Nodes">In order of creation; every node's parent is among them.</param>
/// <param name="Hidden">How many nodes there are besides.</param>
/// <param name="Leader">The leading answer.</param>
/// <param name="Budget">What is used.</param>
internal sealed record GrowingTreeSnapshot(IReadOnlyList<GrowingNode> Nodes, int Hidden, string? Leader, BudgetProgress? Budget);
