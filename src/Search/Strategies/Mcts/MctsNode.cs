using Verify.Search.Tree;

namespace Verify.Search.Strategies.Mcts;

/// <summary>A step of the search tree with its MCTS statistics.</summary>
internal sealed class MctsNode(Node step, MctsNode? parent, double prior, double firstValue)
{
    private readonly List<MctsNode> _children = [];
    private double _valueSum;

    public Node Step => step;

    public MctsNode? Parent => parent;

    /// <summary>P: its probability under the policy among its siblings.</summary>
    public double Prior => prior;

    /// <summary>Its reward, used as Q until it is visited.</summary>
    public double FirstValue => firstValue;

    public IReadOnlyList<MctsNode> Children => _children;

    /// <summary>No usable step grew from it, so it is not expanded again.</summary>
    public bool IsDead { get; private set; }

    public int Visits { get; private set; }

    /// <summary>Simulations through it that have no value yet (virtual losses); each counts as a visit of value 0.</summary>
    public int InFlight { get; private set; }

    /// <summary>N, virtual losses included.</summary>
    public int CountedVisits => Visits + InFlight;

    /// <summary>Q: the mean value of the simulations through it, virtual losses included.</summary>
    public double MeanValue => CountedVisits == 0 ? FirstValue : _valueSum / CountedVisits;

    public void AddChild(Node child, double childPrior, double childValue) =>
        _children.Add(new MctsNode(child, this, childPrior, childValue));

    /// <summary>The way from here to the root, both ends included.</summary>
    public IEnumerable<MctsNode> ToRoot()
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            yield return node;
        }
    }

    public void MarkDead() => IsDead = true;

    /// <summary>A simulation chose a way through it and has no value yet.</summary>
    public void AddVirtualLoss() => InFlight++;

    /// <summary>Replaces one virtual loss by the simulation's value.</summary>
    public void Backup(double value)
    {
        InFlight--;
        Visits++;
        _valueSum += value;
    }
}
