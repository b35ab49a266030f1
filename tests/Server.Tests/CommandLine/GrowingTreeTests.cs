using Spectre.Console;
using Verify.Search;
using Verify.Server.CommandLine;

namespace Verify.Server.Tests.CommandLine;

public sealed class GrowingTreeTests
{
    [Fact]
    public void A_node_is_drawn_below_its_parent_with_what_is_known_of_it()
    {
        var tree = Rooted();
        tree.On(new NodeCreated(1, 0, "12 + 3 = 15\n", 9, 0, -0.5, "open"));
        tree.On(new NodeCreated(2, 1, "The answer is [15].\n", 6, 0, -0.1, "finished"));
        tree.On(new NodeCreated(3, 0, "12 - 3 = 9\n", 9, 0, -2.5, "open"));
        tree.On(new NodeScored(1, 0.97));
        tree.On(new NodeValued(1, 0.9, 4));
        tree.On(new NodePruned(3, "not among the best 4"));
        tree.On(new AnswerChanged(2, "15", 0.97));
        tree.On(new BudgetProgress(1, 24, 24, 0.25));

        Assert.Equal(
            """
            15 leads, 1 candidates, 24 tokens, 0.3 s
            ├── 0.97 ×4 12 + 3 = 15
            │   └── The answer is [15]. ■
            └── 12 - 3 = 9

            """,
            Draw(tree.Snapshot(rows: 20))
        );
    }

    [Fact]
    public void A_tree_larger_than_the_screen_shows_what_was_touched_last_with_the_steps_that_lead_there()
    {
        var tree = Rooted();
        for (var id = 1; id <= 30; id++)
        {
            tree.On(new NodeCreated(id, id % 10 == 1 ? 0 : id - 1, $"step {id}", 5, 0, -1, "open"));
        }

        tree.On(new NodeScored(3, 0.5));
        var snapshot = tree.Snapshot(rows: 5);

        Assert.Equal([0, 1, 2, 3], snapshot.Nodes.Select(shown => shown.Node.Id));
        Assert.Equal(27, snapshot.Hidden);
    }

    [Fact]
    public void What_was_pruned_gives_way_first()
    {
        var tree = Rooted();
        tree.On(new NodeCreated(1, 0, "kept", 5, 0, -1, "open"));
        tree.On(new NodeCreated(2, 0, "dropped", 5, 0, -1, "open"));
        tree.On(new NodePruned(2, "score below the floor"));

        Assert.Equal([0, 1], tree.Snapshot(rows: 2).Nodes.Select(shown => shown.Node.Id));
    }

    private static GrowingTree Rooted()
    {
        var tree = new GrowingTree();
        tree.On(new NodeCreated(0, null, "", 0, 0, 0, "open"));
        return tree;
    }

    private static string Draw(GrowingTreeSnapshot snapshot)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(output),
            }
        );
        console.Profile.Capabilities.Unicode = true;
        console.Profile.Width = 80;
        console.Write(LiveTreeView.Draw(snapshot));
        return string.Concat(output.ToString().Split('\n').Select(line => line.TrimEnd() + "\n"))[..^1];
    }
}
