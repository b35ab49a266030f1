using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Verify.Search;
using Verify.Server.Progress;
using SearchedNode = Verify.Search.TreeNode;
using TreeNode = Spectre.Console.TreeNode;

namespace Verify.Server.CommandLine;

/// <summary>Shows a search's tree in the terminal while it grows.</summary>
internal static class LiveTreeView
{
    private const int ReservedRows = 4;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    public static async Task<SearchResult> ShowAsync(Func<ISearchObserver, Task<SearchResult>> search)
    {
        var tree = new GrowingTree();
        var rows = Math.Max(AnsiConsole.Profile.Height - ReservedRows, 1);
        return await AnsiConsole
            .Live(Draw(tree.Snapshot(rows)))
            .StartAsync(async view =>
            {
                // A search computes on the thread that starts it, so it is given another one while this one draws.
                var running = Task.Run(() => search(tree));
                while (await Task.WhenAny(running, Task.Delay(Refresh)) != running)
                {
                    view.UpdateTarget(Draw(tree.Snapshot(rows)));
                }

                view.UpdateTarget(Draw(tree.Snapshot(rows)));
                return await running;
            });
    }

    internal static IRenderable Draw(GrowingTreeSnapshot snapshot)
    {
        var tree = new Tree(Caption(snapshot));
        var drawn = new Dictionary<int, TreeNode>();
        foreach (var (node, score) in snapshot.Nodes.Where(shown => shown.Node.Parent is not null))
        {
            var label = new Markup(Label(node, score)) { Overflow = Overflow.Ellipsis };
            drawn[node.Id] = drawn.TryGetValue(node.Parent!.Value, out var parent) ? parent.AddNode(label) : tree.AddNode(label);
        }

        return tree;
    }

    private static string Caption(GrowingTreeSnapshot snapshot)
    {
        var leader = snapshot.Leader is { } answer ? $"[bold green]{Markup.Escape(answer)}[/] leads" : "[grey]no answer yet[/]";
        var spent = snapshot.Budget is { } budget
            ? string.Create(
                CultureInfo.InvariantCulture,
                $", {budget.Candidates} candidates, {budget.GeneratedTokens} tokens, {budget.Seconds:0.0} s"
            )
            : "";
        var hidden = snapshot.Hidden > 0 ? $"[grey], {snapshot.Hidden} older nodes not shown[/]" : "";
        return leader + spent + hidden;
    }

    private static string Label(SearchedNode node, double? worth)
    {
        var text = Markup.Escape(ProgressText.OneLine(node.Text));
        var score = worth is { } value ? string.Create(CultureInfo.InvariantCulture, $"[{ColourOf(value)}]{value:0.00}[/] ") : "";
        var visits = node.Visits > 0 ? $"[grey]×{node.Visits}[/] " : "";
        var end = node.State == NodeState.Finished ? " [green]■[/]" : "";
        return node.State == NodeState.Pruned ? $"{score}{visits}[grey strikethrough]{text}[/]" : $"{score}{visits}{text}{end}";
    }

    private static string ColourOf(double score) =>
        score switch
        {
            >= 0.8 => "green",
            >= 0.5 => "yellow",
            _ => "red",
        };
}
