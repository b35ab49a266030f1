using Verify.Search.Tree;

namespace Verify.Search.Strategies.Mcts;

/// <summary>A step in the tree that simulations walk, with its statistics.</summary>
internal sealed class MctsNode(Node step, MctsNode? parent, double prior, double firstValue)
{
    private readonly List<MctsNode> _children = [];
    private double _valueSum;

    public Node Step => step;

    public MctsNode? Parent => parent;

    /// <summary>P: how likely the policy finds it among its siblings.</summary>
    public double Prior => prior;

    /// <summary>Its reward, which stands for Q until it is visited.</summary>
    public double FirstValue => firstValue;

    public IReadOnlyList<MctsNode> Children => _children;

    /// <summary>Nothing usable grew from it: it leads nowhere, and is not tried again.</summary>
    public bool IsDead { get; private set; }

    public int Visits { get; private set; }

    /// <summary>Simulations that are on their way through it; each counts as a visit that lost.</summary>
    public int InFlight { get; private set; }

    /// <summary>N, with those on their way.</summary>
    public int CountedVisits => Visits + InFlight;

    /// <summary>Q: the mean of what simulations through it were worth, those on their way as losses.</summary>
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

    public void Die() => IsDead = true;

    public void Depart() => InFlight++;

    public void Arrive(double value)
    {
        InFlight--;
        Visits++;
        _valueSum += value;
    }
}
