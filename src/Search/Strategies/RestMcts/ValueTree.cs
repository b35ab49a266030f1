using Verify.Search.Tree;

namespace Verify.Search.Strategies.RestMcts;

/// <summary>
/// Selection and backup of MCTS* (Zhang et al. 2024, "ReST-MCTS*", algorithm 2): the child with the highest V + c·√(2 ln N_parent / N) is
/// followed; a value is the mean of the children's, weighted by their visits.
/// </summary>
/// <param name="root">Where the search begins.</param>
/// <param name="exploration">c.</param>
/// <param name="firstVisit">What is added to V instead, for a child that was not visited.</param>
internal sealed class ValueTree(Node root, double exploration, double firstVisit)
{
    /// <summary>The value of the root, which has no reward, until it has children.</summary>
    private const double Unknown = 0.5;

    public ValueNode Root { get; } = new(root, null, Unknown);

    /// <summary>The leaf to which the best children lead.</summary>
    public ValueNode Select()
    {
        var node = Root;
        while (node.Children.Count > 0)
        {
            node = BestChild(node);
        }

        return node;
    }

    /// <summary>The child with the highest bound; ties go to the first, which was created first.</summary>
    public ValueNode BestChild(ValueNode node) => node.Children.MaxBy(UpperBound)!;

    /// <summary>The value by which a child is chosen.</summary>
    public double UpperBound(ValueNode child) =>
        child.Visits == 0
            ? child.Value + firstVisit
            : child.Value + (exploration * Math.Sqrt(2 * Math.Log(child.Parent!.Visits) / child.Visits));

    /// <summary>Counts a visit of every node from this one to the root, and takes the values of those above from their children.</summary>
    public static void Backup(ValueNode leaf)
    {
        for (var node = leaf; node is not null; node = node.Parent)
        {
            node.Visits++;
            var visits = node.Children.Sum(child => child.Visits);
            node.Value = visits == 0 ? node.Value : node.Children.Sum(child => child.Value * child.Visits) / visits;
        }
    }
}
