using Verify.Search.Tree;

namespace Verify.Search.Strategies.Mcts;

/// <summary>
/// Selection and backup of AlphaZero (Silver et al. 2018, supplementary material): the child with the highest Q + c(N)·P·√N/(1 + n) is
/// followed, where
/// N counts the parent's visits, n the child's, and c(N) = ln((N + base + 1) / base) + init.
/// </summary>
internal sealed class PuctTree(Node root, double explorationInit, double explorationBase)
{
    /// <summary>The value of a step that has no reward.</summary>
    public const double Unknown = 0.5;

    public MctsNode Root { get; } = new(root, null, 1, Unknown);

    /// <summary>
    /// Selects up to <paramref name="most"/> leaves, each under the virtual losses of those before it. Ends early when a leaf would be
    /// selected
    /// twice. Each selected leaf must get one <see cref="Backup"/>.
    /// </summary>
    public IReadOnlyList<MctsNode> SelectWave(int most)
    {
        var wave = new List<MctsNode>(most);
        while (wave.Count < most)
        {
            var leaf = Select();
            if (leaf.InFlight > 0)
            {
                break;
            }

            for (var node = leaf; node is not null; node = node.Parent)
            {
                node.AddVirtualLoss();
            }

            wave.Add(leaf);
        }

        return wave;
    }

    /// <summary>Adds a leaf's value to every node on the way to it.</summary>
    public static void Backup(MctsNode leaf, double value)
    {
        for (var node = leaf; node is not null; node = node.Parent)
        {
            node.Backup(value);
        }
    }

    /// <summary>The value by which a child is chosen.</summary>
    public double Puct(MctsNode child)
    {
        var visits = child.Parent!.CountedVisits;
        var exploration = Math.Log((visits + explorationBase + 1) / explorationBase) + explorationInit;
        return child.MeanValue + (exploration * child.Prior * Math.Sqrt(visits) / (1 + child.CountedVisits));
    }

    private MctsNode Select()
    {
        var node = Root;
        while (node.Children.Count > 0)
        {
            node = Best(node.Children);
        }

        return node;
    }

    /// <summary>Ties go to the first, which was created first.</summary>
    private MctsNode Best(IReadOnlyList<MctsNode> children)
    {
        var (best, highest) = (children[0], Puct(children[0]));
        for (var i = 1; i < children.Count; i++)
        {
            var puct = Puct(children[i]);
            if (puct > highest)
            {
                (best, highest) = (children[i], puct);
            }
        }

        return best;
    }
}
