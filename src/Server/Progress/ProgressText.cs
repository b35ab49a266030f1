using System.Globalization;
using Verify.Search;

namespace Verify.Server.Progress;

/// <summary>
/// What happens in a search, in lines a person can follow: one rendering of its events, which takes those of one search in order.
/// </summary>
internal sealed class ProgressText
{
    private readonly HashSet<int> _scored = [];
    private readonly Dictionary<int, double> _shared = [];

    /// <summary>A line, or null for what is not worth one, such as a value that is backed up again.</summary>
    public string? LineOf(SearchEvent searchEvent) =>
        searchEvent switch
        {
            NodeCreated { Parent: { } parent } created =>
                $"{parent} → {created.Id}  {OneLine(created.Text)}{(created.State == NodeState.Finished ? " ■" : "")}",
            NodeScored { Score: { } score } scored => Scored(scored, score),
            SolutionScored { SameAs: null, Score: { } score } scored => Scored(scored.NodeId, score),
            NodeValued valued when _shared.Remove(valued.NodeId, out var score) => Scored(valued.NodeId, score),
            SolutionTested { SameAs: null } tested => $"{tested.NodeId} {tested.Verdict}: {tested.Passed} of {tested.Total} tests",
            NodeCreated { DerivedFrom: { } origin } root => $"{root.Id} begins anew after {origin}",
            TextWritten written => $"{written.NodeId} {written.Prompt}: {OneLine(written.Text)}",
            NodeResumed resumed => $"{resumed.NodeId} taken up again",
            NodePruned pruned => $"{pruned.NodeId} pruned: {pruned.Reason}",
            AnswerChanged { Answer: { } answer } => $"leading answer: {OneLine(answer)}",
            _ => null,
        };

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// A node is scored once in words. A score that it shares with another one of the same text waits until the node is valued, since most
    /// of those are dropped as repetitions.
    /// </summary>
    private string? Scored(NodeScored scored, double score)
    {
        if (scored.SameAs is null)
        {
            return Scored(scored.NodeId, score);
        }

        _shared[scored.NodeId] = score;
        return null;
    }

    private string? Scored(int node, double score) =>
        _scored.Add(node) ? string.Create(CultureInfo.InvariantCulture, $"{node} scored {score:0.000}") : null;
}
