using Verify.Search;
using Verify.Search.Events;

namespace Verify.Server.CommandLine;

/// <summary>A search's tree as its events tell it. Written by the search and read by the view, so every call takes turns.</summary>
internal sealed class GrowingTree : ISearchObserver
{
    private readonly Lock _turn = new();
    private readonly TreeView _tree = new();

    // By node, when it was last heard of, counted in events.
    private readonly Dictionary<int, int> _touched = [];
    private int _clock;

    public void On(SearchEvent searchEvent)
    {
        lock (_turn)
        {
            _clock++;
            _tree.On(searchEvent);
            if (TouchedBy(searchEvent) is { } node)
            {
                _touched[node] = _clock;
            }
        }
    }

    /// <summary>At most <paramref name="rows"/> nodes, those touched last with the steps that lead to them, in order of creation.</summary>
    public GrowingTreeSnapshot Snapshot(int rows)
    {
        lock (_turn)
        {
            var shown = new SortedDictionary<int, TreeNode>();
            foreach (var node in _tree.Nodes.OrderBy(IsPruned).ThenByDescending(node => _touched[node.Id]))
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

            return new GrowingTreeSnapshot(
                [.. shown.Values.Select(node => new GrowingNode(node, ScoreOf(node)))],
                _tree.Nodes.Count - shown.Count,
                _tree.Leader?.Answer,
                _tree.Progress
            );
        }
    }

    private static bool IsPruned(TreeNode node) => node.State == NodeState.Pruned;

    private static int? TouchedBy(SearchEvent searchEvent) =>
        searchEvent switch
        {
            NodeCreated created => created.Id,
            NodeScored scored => scored.NodeId,
            SolutionScored scored => scored.NodeId,
            NodeValued valued => valued.NodeId,
            _ => null,
        };

    private double? ScoreOf(TreeNode node) => _tree.SolutionScores.GetValueOrDefault(node.Id) ?? node.Score;

    private IEnumerable<TreeNode> PathOf(TreeNode node)
    {
        for (TreeNode? step = node; step is not null; step = step.Parent is { } parent ? _tree.Nodes[parent] : null)
        {
            yield return step;
        }
    }
}

/// <summary>A node at one moment.</summary>
/// <param name="Node">The node.</param>
/// <param name="Score">Of the whole solution where there is one, else of the step; null without either.</param>
internal sealed record GrowingNode(TreeNode Node, double? Score);

/// <summary>What a view shows at a moment.</summary>
/// <param name="Nodes">In order of creation; every node's parent is among them.</param>
/// <param name="Hidden">How many nodes there are besides.</param>
/// <param name="Leader">The leading answer.</param>
/// <param name="Budget">What is used.</param>
internal sealed record GrowingTreeSnapshot(IReadOnlyList<GrowingNode> Nodes, int Hidden, string? Leader, BudgetProgress? Budget);
