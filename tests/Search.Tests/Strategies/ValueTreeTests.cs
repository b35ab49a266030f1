using Verify.Inference;
using Verify.Search.Strategies.RestMcts;
using Verify.Search.Tree;

namespace Verify.Search.Tests.Strategies;

public sealed class ValueTreeTests
{
    private const double Exploration = 0.4;
    private const double FirstVisit = 1;

    private readonly Node _step = new SearchTree("fake", RootPrompt.Of("What?"), TokenPath.Root([1])).Root;
    private readonly ValueTree _tree;

    public ValueTreeTests() => _tree = new ValueTree(_step, Exploration, FirstVisit);

    [Fact]
    public void The_bound_is_that_of_the_paper()
    {
        Grow(_tree.Root, (0.3, 2), (0.8, 0));
        _tree.Root.Visits = 3;

        Assert.Equal(0.3 + (0.4 * Math.Sqrt(2 * Math.Log(3) / 2)), _tree.UpperBound(_tree.Root.Children[0]), 12);
        Assert.Equal(1.8, _tree.UpperBound(_tree.Root.Children[1]), 12);
    }

    [Fact]
    public void The_best_children_lead_to_the_leaf()
    {
        Grow(_tree.Root, (0.6, 2), (0.55, 1));
        _tree.Root.Visits = 3;
        Grow(_tree.Root.Children[1], (0.2, 1), (0.9, 1));
        _tree.Root.Children[1].Visits = 1;

        // 0.6 + 0.4 · √(2 ln 3 / 2) = 1.02; 0.55 + 0.4 · √(2 ln 3) = 1.14.
        Assert.Same(_tree.Root.Children[1].Children[1], _tree.Select());
    }

    [Fact]
    public void Ties_go_to_the_child_that_was_created_first()
    {
        Grow(_tree.Root, (0.5, 0), (0.5, 0));

        Assert.Same(_tree.Root.Children[0], _tree.BestChild(_tree.Root));
    }

    [Fact]
    public void Backup_makes_every_value_the_mean_of_the_childrens_by_their_visits()
    {
        Grow(_tree.Root, (0.9, 1), (0.1, 2));
        Grow(_tree.Root.Children[1], (0.6, 3), (0.2, 1), (0.99, 0));

        ValueTree.Backup(_tree.Root.Children[1]);

        // (0.6 · 3 + 0.2 · 1 + 0.99 · 0) / 4 = 0.5; visited a third time now, (0.9 · 1 + 0.5 · 3) / 4 = 0.6.
        Assert.Equal((0.5, 3), (Math.Round(_tree.Root.Children[1].Value, 12), _tree.Root.Children[1].Visits));
        Assert.Equal((0.6, 1), (Math.Round(_tree.Root.Value, 12), _tree.Root.Visits));
    }

    [Fact]
    public void A_leaf_keeps_its_value_and_counts_the_visit()
    {
        Grow(_tree.Root, (0.9, 0));

        ValueTree.Backup(_tree.Root.Children[0]);

        Assert.Equal((0.9, 1), (_tree.Root.Children[0].Value, _tree.Root.Children[0].Visits));
    }

    private void Grow(ValueNode node, params (double Value, int Visits)[] children)
    {
        foreach (var (value, visits) in children)
        {
            node.AddChild(_step, value);
            node.Children[^1].Visits = visits;
        }
    }
}
