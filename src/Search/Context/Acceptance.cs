using Verify.Search.Budgets;
using Verify.Search.Candidates;
using Verify.Search.Selections;
using Verify.Search.Tree;
using Verify.Verifiers;

namespace Verify.Search.Context;

/// <summary>Makes candidates of whole solutions, and keeps their scores and the leader up to date.</summary>
internal sealed class Acceptance(SearchState state, Scorer? scorer, ISelection selection)
{
    private AnswerGroup? _leader;

    /// <summary>
    /// Makes candidates of solutions, of which no more may be left to pay for than there are. What can be found out exactly about them is.
    /// </summary>
    /// <param name="leaves">Where they end.</param>
    /// <param name="meter">Pays.</param>
    /// <returns>Whether one of them passes all tests and keeps all constraints.</returns>
    public async Task<bool> AcceptAsync(IReadOnlyList<Node> leaves, BudgetMeter meter)
    {
        try
        {
            await (scorer?.ReportAsync(leaves) ?? Task.CompletedTask);
        }
        finally
        {
            foreach (var leaf in leaves)
            {
                meter.AddCandidate();
                state.Board.Add(leaf);
                state.TellAccepted(leaf);
            }

            UpdateBoard();
        }

        return leaves.Any(leaf => leaf.Prefix.IsSolved);
    }

    /// <summary>Candidates take the scores that are known by now.</summary>
    public void UpdateBoard()
    {
        foreach (var candidate in state.Board.Candidates.Where(candidate => candidate.Score is null))
        {
            var aggregate =
                scorer is { ScoresSolutions: true } || !candidate.Leaf.Prefix.IsScoredThroughout ? null : Aggregate(candidate.Leaf);
            candidate.Score = aggregate ?? candidate.Leaf.Prefix.OutcomeScore;
            candidate.Weight = (aggregate is null ? candidate.Score : Aggregation.AsScore(state.Plan.Aggregation, aggregate)) ?? 0;
            candidate.Opinions = aggregate is null ? candidate.Leaf.Prefix.Outcome?.Opinions : Opinions(candidate.Leaf);
            candidate.IsRejected = candidate.Leaf.Prefix.IsRejected;
            state.TellScored(candidate);
        }

        ReportLeader();
    }

    /// <summary>Reports the leading answer when it has changed since the last report.</summary>
    public void ReportLeader()
    {
        if (selection.Rank(state.Board).FirstOrDefault() is { } leader && state.Board.GroupOf(leader.Leaf) is var group && group != _leader)
        {
            _leader = group;
            state.Observer.On(new AnswerChanged(leader.Leaf.Id, leader.Answer, leader.Score));
        }
    }

    /// <summary>One score of all steps up to a node by the plan's aggregation; null without one.</summary>
    public double? Aggregate(Node node) => Aggregate(node.Prefix.FromFirstStep().Select(prefix => prefix.StepScore));

    /// <summary>Each verifier's scores of all steps as one; null where it was one alone, or a gate objects to a step.</summary>
    private List<double?>? Opinions(Node node)
    {
        var steps = node.Prefix.FromFirstStep().Select(prefix => prefix.Step!.Value).ToList();
        return steps.Find(step => step.Opinions is not null).Opinions is { } verifiers && !steps.Exists(step => step.Rejected)
            ? verifiers.Select((_, verifier) => Aggregate(steps.Select(step => step.Opinions?[verifier]))).ToList()
            : null;
    }

    private double? Aggregate(IEnumerable<double?> scores) => Aggregation.Apply(state.Plan.Aggregation, scores);
}
