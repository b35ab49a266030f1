using Verify.Inference;
using Verify.Search.Strategies.Mcts;
using Verify.Search.Tree;
using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests.Strategies;

public sealed class PuctTreeTests
{
    private const double Init = 1.25;
    private const double Base = 19652;

    private readonly SearchTree _nodes = new("fake", RootPrompt.Of("What?"), TokenPath.Root([1]));
    private readonly ScriptedLanguageModel _model = new();
    private readonly PuctTree _tree;

    public PuctTreeTests() => _tree = new PuctTree(_nodes.Root, Init, Base);

    [Fact]
    public void The_formula_is_that_of_the_paper()
    {
        Grow(_tree.Root, (0.6, 0.3), (0.4, 0.8));
        Visit(_tree.Root, 0.5);
        Visit(_tree.Root.Children[1], 0.8);
        Visit(_tree.Root.Children[1], 0.2);

        // Three visits of the root, two of the second child, whose mean value is 0.5.
        var exploration = Math.Log((3 + Base + 1) / Base) + Init;
        Assert.Equal(0.3 + (exploration * 0.6 * Math.Sqrt(3) / 1), _tree.Puct(_tree.Root.Children[0]), 12);
        Assert.Equal(0.5 + (exploration * 0.4 * Math.Sqrt(3) / 3), _tree.Puct(_tree.Root.Children[1]), 12);
    }

    [Fact]
    public void An_unvisited_child_is_worth_its_reward()
    {
        Grow(_tree.Root, (0.5, 0.3), (0.5, 0.9));
        Visit(_tree.Root, 0.5);

        Assert.Same(_tree.Root.Children[1], Assert.Single(_tree.SelectWave(1)));
    }

    [Fact]
    public void Ties_go_to_the_child_that_was_created_first()
    {
        Grow(_tree.Root, (0.5, 0.5), (0.5, 0.5));
        Visit(_tree.Root, 0.5);

        Assert.Same(_tree.Root.Children[0], Assert.Single(_tree.SelectWave(1)));
    }

    [Fact]
    public void A_wave_spreads_since_those_on_their_way_count_as_lost()
    {
        Grow(_tree.Root, (0.4, 0.9), (0.3, 0.8), (0.3, 0.1));
        Visit(_tree.Root, 0.5);

        var wave = _tree.SelectWave(3);

        Assert.Equal(_tree.Root.Children, wave);
        Assert.Equal(0, wave[0].MeanValue);
        Assert.Equal(4, _tree.Root.CountedVisits);
    }

    [Fact]
    public void A_wave_ends_when_the_way_leads_to_a_leaf_it_has()
    {
        Assert.Same(_tree.Root, Assert.Single(_tree.SelectWave(8)));
    }

    [Fact]
    public void Backup_makes_every_node_on_the_way_the_mean_of_what_came_through_it()
    {
        Grow(_tree.Root, (1, 0.5));
        Visit(_tree.Root, 0.5);
        Visit(_tree.Root.Children[0], 0.9);
        Visit(_tree.Root.Children[0], 0.1);

        Assert.Equal((3, 0), (_tree.Root.Visits, _tree.Root.InFlight));
        Assert.Equal(0.5, _tree.Root.MeanValue, 12);
        Assert.Equal(0.5, _tree.Root.Children[0].MeanValue, 12);
    }

    private static void Visit(MctsNode leaf, double value)
    {
        foreach (var node in leaf.ToRoot())
        {
            node.AddVirtualLoss();
        }

        PuctTree.Backup(leaf, value);
    }

    private void Grow(MctsNode leaf, params (double Prior, double Value)[] children)
    {
        foreach (var (prior, value) in children)
        {
            var step = _nodes.Add(
                new Start(leaf.Step, "fake", _model, leaf.Step.Path, leaf.Step.Pending),
                [new Piece(new[] { new SampledToken(new Token(2, ReadOnlyMemory<byte>.Empty), -1) }, "step\n")]
            )!;
            leaf.AddChild(step, prior, value);
        }
    }
}
