using Verify.Search.Context;
using Verify.Search.Options;
using Verify.Search.Tree;

namespace Verify.Search.Strategies;

/// <summary>
/// Judges steps by where they lead (Snell et al. 2024, "Scaling LLM Test-Time Compute", section 3.2, lookahead search): k greedy steps are
/// taken from each, and it is worth what the end of those is worth.
/// </summary>
internal sealed class Lookahead(SearchContext context, int steps)
{
    private readonly Dictionary<Node, List<Node>> _ahead = [];

    /// <summary>The option that says how many steps.</summary>
    public static IntegerOption Option(OptionSet options) =>
        options.Integer("lookahead", 0, 0, 16, "Greedy steps taken from each step, by whose end it is scored; 0 scores the step itself.");

    /// <summary>Scores nodes and what comes after them in one call, once that is written in one call for each further step.</summary>
    public async Task ScoreAsync(IReadOnlyList<Node> nodes)
    {
        // What was looked at before was kept until now, since it holds the text from which its node went on.
        if (_ahead.Count > 0)
        {
            context.Prune(_ahead.Values.SelectMany(taken => taken).Where(node => node.PrunedBecause is null), "was a lookahead");
            _ahead.Clear();
        }

        var origins = nodes.ToDictionary(node => node);
        foreach (var taken in await context.StepGreedilyAsync(nodes, steps))
        {
            var origin = origins[taken] = origins[taken.Parent!];
            _ahead[origin] = [.. AheadOf(origin), taken];
        }

        await context.ScoreAsync([.. nodes.Select(JudgeOf)]);
    }

    /// <summary>The node by whose score another is judged: itself where nothing was or could be looked at.</summary>
    public Node JudgeOf(Node node) => AheadOf(node).LastOrDefault(node);

    /// <summary>Prunes nodes and what was looked at after them.</summary>
    public void Prune(IEnumerable<Node> nodes, string reason) =>
        context.Prune(nodes.SelectMany(IEnumerable<Node> (node) => [node, .. AheadOf(node)]), reason);

    private List<Node> AheadOf(Node node) => _ahead.GetValueOrDefault(node, []);
}
