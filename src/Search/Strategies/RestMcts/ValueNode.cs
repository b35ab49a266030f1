using Verify.Search.Tree;

namespace Verify.Search.Strategies.RestMcts;

/// <summary>A step of the search tree with its value and visits.</summary>
internal sealed class ValueNode(Node step, ValueNode? parent, double value)
{
    private readonly List<ValueNode> _children = [];

    public Node Step => step;

    public ValueNode? Parent => parent;

    public IReadOnlyList<ValueNode> Children => _children;

    /// <summary>V, from 0 to 1.</summary>
    public double Value { get; set; } = value;

    /// <summary>N.</summary>
    public int Visits { get; set; }

    /// <summary>No usable step grew from it, so it is not expanded again.</summary>
    public bool IsDead { get; set; }

    public void AddChild(Node child, double childValue) => _children.Add(new ValueNode(child, this, childValue));
}
