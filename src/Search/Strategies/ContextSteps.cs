using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Tree;

namespace Verify.Search.Strategies;

/// <summary>What several strategies do with proposed steps.</summary>
internal static class ContextSteps
{
    /// <summary>
    /// Prunes truncated steps and, of steps with the same text after the same beginning, all but the first; returns the others.
    /// </summary>
    public static IReadOnlyList<Node> DropUnusable(this SearchContext context, IReadOnlyList<Node> children)
    {
        var cutOff = children.Where(child => child.End == GenerationEnd.Length).ToHashSet();
        context.Prune(cutOff, "truncated before the step was complete");
        var whole = children.Where(child => !cutOff.Contains(child)).ToList();

        // The end of a text adds nothing to it, but a text that is finished is another than one that goes on.
        var distinct = whole.DistinctBy(child => (child.Prefix, child.End)).ToHashSet();
        context.Prune(whole.Where(child => !distinct.Contains(child)), "repeats an earlier step");
        return [.. whole.Where(distinct.Contains)];
    }

    /// <summary>Gives each node its aggregated score as its value.</summary>
    public static void ShowAggregates(this SearchContext context, IReadOnlyList<Node> nodes)
    {
        foreach (var node in nodes)
        {
            context.Show(node, context.Aggregate(node), 0);
        }
    }

    /// <summary>Highest value first, what has none last; ties by node id.</summary>
    public static IEnumerable<Node> BestFirst(this IEnumerable<Node> nodes) =>
        nodes.OrderByDescending(node => node.Value ?? double.NegativeInfinity).ThenBy(node => node.Id);
}
