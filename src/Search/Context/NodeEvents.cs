using Verify.Inference;
using Verify.Search.Tree;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Context;

/// <summary>
/// Events of nodes. What verifiers said of a text holds for every node that has it, so each of them is told of: whoever follows the events
/// need not know which texts are equal.
/// </summary>
internal static class NodeEvents
{
    /// <summary>Tells of a new node, and of what verifiers have said of its text before.</summary>
    public static void TellCreated(this SearchState state, Node node)
    {
        state.Observer.On(
            new NodeCreated(
                node.Id,
                node.Parent?.Id,
                node.Text,
                node.GeneratedTokens,
                node.Tokens.Length - node.GeneratedTokens,
                node.LogProbability,
                EndOf(node)
            )
            {
                DerivedFrom = node.DerivedFrom?.Id,
            }
        );
        VerdictEvent?[] verdicts = [StepScore(node), SolutionScore(node), Tests(node)];
        foreach (var verdict in verdicts.OfType<VerdictEvent>())
        {
            state.Observer.On(verdict with { SameAs = node.Prefix.Nodes[0].Id });
        }
    }

    /// <summary>Tells of what a verifier has just said of the texts of these nodes.</summary>
    public static void TellVerdicts(this SearchState state, IReadOnlyCollection<Node> asked, Func<Node, VerdictEvent?> verdictOf)
    {
        foreach (var node in asked)
        {
            state.Observer.On(verdictOf(node)!);
            foreach (var other in node.Prefix.Nodes.Where(other => other != node))
            {
                state.Observer.On(verdictOf(other)! with { SameAs = node.Id });
            }
        }
    }

    /// <summary>The score of a node's step; null while it has none.</summary>
    public static VerdictEvent? StepScore(Node node) =>
        node.Prefix.Step is { } score ? new NodeScored(node.Id, score.Value) { Evidence = score.Evidence } : null;

    /// <summary>The score of the steps up to a node as a whole solution; null while they have none.</summary>
    public static VerdictEvent? SolutionScore(Node node) =>
        node.Prefix.Outcome is { } score ? new SolutionScored(node.Id, score.Value, score.Rejected) { Evidence = score.Evidence } : null;

    /// <summary>How the steps up to a node were tested; null while they were not.</summary>
    public static VerdictEvent? Tests(Node node) =>
        node.Prefix.Report?.Tests is { } report ? new SolutionTested(node.Id, report.Verdict.Name(), report.Passed, report.Total) : null;

    /// <summary>How a node's text ends, as events and results name it.</summary>
    public static string EndOf(Node node) =>
        node.End switch
        {
            GenerationEnd.Open => NodeState.Open,
            GenerationEnd.Finished => NodeState.Finished,
            _ => NodeState.Truncated,
        };
}
