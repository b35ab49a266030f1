using Verify.Inference;
using Verify.Search.Context;
using Verify.Search.Options;
using Verify.Search.Tree;
using Verify.Verifiers;

namespace Verify.Search.Strategies;

/// <summary>What several strategies ask for, and do with proposed steps.</summary>
internal static class ContextSteps
{
    /// <summary>The value of a step on which no verifier has an opinion.</summary>
    public const double Unknown = 0.5;

    /// <summary>The option that bounds how deep a strategy of steps goes, the same for all of them.</summary>
    public static IntegerOption MaxSteps(this OptionSet options) => options.Integer("maxSteps", 40, 1, 1000, "Maximum depth in steps.");

    /// <summary>Samples <paramref name="width"/> next steps of each node in one call. A list of children for each node.</summary>
    public static Task<IReadOnlyList<IReadOnlyList<Node>>> ExpandAsync(this SearchContext context, IReadOnlyList<Node> nodes, int width) =>
        context.ExpandAsync(Growths(nodes, width));

    /// <summary>Samples <paramref name="width"/> solutions from each node in one call. Leaves in the order of the nodes.</summary>
    public static async Task<IReadOnlyList<Node>> CompleteAsync(this SearchContext context, IReadOnlyList<Node> nodes, int width) =>
        [.. (await context.CompleteAsync(Growths(nodes, width))).SelectMany(leaves => leaves)];

    /// <summary>
    /// Takes up to so many greedy steps from each node, for all of them in one call each. The usable ones, in the order in which they were
    /// taken; they are not scored.
    /// </summary>
    public static async Task<IReadOnlyList<Node>> StepGreedilyAsync(this SearchContext context, IReadOnlyList<Node> nodes, int steps)
    {
        var (taken, growing, greedy) = (
            new List<Node>(),
            nodes.Where(node => node.CanGrow).ToList(),
            context.Plan.Sampling with
            {
                Temperature = 0,
            }
        );
        for (var step = 0; step < steps && growing.Count > 0; step++)
        {
            var proposed = await context.ExpandAsync([.. growing.Select(node => new Growth(node, 1) { Sampling = greedy })]);
            var usable = context.DropTruncated([.. proposed.SelectMany(next => next)]);
            taken.AddRange(usable);
            growing = [.. usable.Where(node => node.CanGrow)];
        }

        return taken;
    }

    /// <summary>Prunes truncated steps; returns the others.</summary>
    public static IReadOnlyList<Node> DropTruncated(this SearchContext context, IReadOnlyList<Node> children)
    {
        var cutOff = children.Where(child => child.End == GenerationEnd.Length).ToHashSet();
        context.Prune(cutOff, "truncated before the step was complete");
        return [.. children.Where(child => !cutOff.Contains(child))];
    }

    /// <summary>
    /// Prunes truncated steps and, of steps with the same text after the same beginning, all but the first; returns the others.
    /// </summary>
    public static IReadOnlyList<Node> DropUnusable(this SearchContext context, IReadOnlyList<Node> children)
    {
        var whole = context.DropTruncated(children);

        // The end of a text adds nothing to it, but a text that is finished is another than one that goes on.
        var distinct = whole.DistinctBy(child => (child.Prefix, child.End)).ToHashSet();
        context.Prune(whole.Where(child => !distinct.Contains(child)), "repeats an earlier step");
        return [.. whole.Where(distinct.Contains)];
    }

    private static IReadOnlyList<Growth> Growths(IReadOnlyList<Node> nodes, int width) =>
        [.. nodes.Select(node => new Growth(node, width))];

    /// <summary>Gives each node its aggregated score as its value.</summary>
    public static void ShowAggregates(this SearchContext context, IReadOnlyList<Node> nodes) => context.ShowAggregates(nodes, node => node);

    /// <summary>Gives each node as its value the aggregated score of the node by which it is judged.</summary>
    public static void ShowAggregates(this SearchContext context, IReadOnlyList<Node> nodes, Func<Node, Node> judgeOf)
    {
        foreach (var node in nodes)
        {
            context.Show(node, context.Aggregate(judgeOf(node)), 0);
        }
    }

    /// <summary>Gives each node its aggregated score, from 0 to 1 whatever the aggregation, as its value.</summary>
    public static void ShowScores(this SearchContext context, IReadOnlyList<Node> nodes)
    {
        foreach (var node in nodes)
        {
            context.Show(node, Aggregation.AsScore(context.Plan.Aggregation, context.Aggregate(node)), 0);
        }
    }

    /// <summary>Highest value first, what has none last; ties by node id.</summary>
    public static IEnumerable<Node> BestFirst(this IEnumerable<Node> nodes) =>
        nodes.OrderByDescending(node => node.Value ?? double.NegativeInfinity).ThenBy(node => node.Id);
}
