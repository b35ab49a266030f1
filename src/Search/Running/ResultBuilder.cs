using System.Text;
using Verify.Inference;
using Verify.Mathematics.Arithmetic;
using Verify.Search.Candidates;
using Verify.Search.Context;
using Verify.Search.Selections;
using Verify.Search.Tree;
using Verify.Verifiers;
using Verify.Verifiers.Constraints;

namespace Verify.Search.Running;

/// <summary>Writes down what came of a search.</summary>
internal sealed class ResultBuilder(SearchState state, ModelAbilities abilities)
{
    public SearchResult Build(StopReason stopped)
    {
        var selection = SelectionCatalog.Get(state.Plan.Selection);
        var ranked = selection.Rank(state.Board).ToList();
        var chosen = ranked.FirstOrDefault();
        var leaf = chosen?.Leaf ?? LongestBeginning();
        return new SearchResult
        {
            Plan = state.Plan,
            Abilities = abilities,
            Stopped = stopped,
            Answer = chosen?.Answer,
            Solution = leaf.SolutionText(),
            Score = chosen?.Score,
            Confidence = Confidence(selection, chosen),
            Agreement = RankAgreement.Of([.. ranked.Select(candidate => candidate.Opinions).OfType<IReadOnlyList<double?>>()]),
            Arithmetic = Arithmetic(leaf.SolutionText()),
            Tests = chosen?.Leaf.Prefix.Report?.Tests,
            Constraints = chosen?.Leaf.Prefix.Report?.Constraints ?? Unreported(leaf),
            Candidates = [.. ranked.Select((candidate, index) => Describe(candidate, index + 1))],
            Tree = [.. state.Tree.Nodes.Select(Describe)],
            Usage = Usage(leaf),
            Timing = new SearchTiming(
                state.Clock.QueuedSeconds,
                state.Clock.PolicySeconds,
                state.Clock.RewardSeconds,
                state.Clock.TotalSeconds
            ),
        };
    }

    /// <summary>What passes all tests was not voted for, and what states no answer is nobody's.</summary>
    private double? Confidence(ISelection selection, CandidateSolution? chosen)
    {
        var voted = state.Board.Groups.Where(group => group.Tier == chosen?.Tier).ToList();
        return selection is IVote vote && chosen is { Answer: not null, Tier: >= 0 } && voted.Sum(group => group.Members.Count) > 1
            ? VoteLead.Of(vote.Count(voted)).Posterior
            : null;
    }

    /// <summary>
    /// What a solution keeps that the search ended too early to report on. Reading it takes no model and no time worth a budget, and
    /// whoever gets the beginning of a solution wants to know what it keeps all the same.
    /// </summary>
    private IReadOnlyList<ConstraintFinding>? Unreported(Node leaf) =>
        state.Plan.Problem.Constraints is { } constraints ? ConstraintChecker.Check(leaf.SolutionText(), constraints) : null;

    private static TreeNode Describe(Node node) =>
        new(
            node.Id,
            node.Parent?.Id,
            node.Text,
            node.Prefix.StepScore,
            node.Value,
            node.Visits,
            node.GeneratedTokens,
            node.LogProbability,
            node.PrunedBecause is null ? NodeEvents.EndOf(node) : NodeState.Pruned,
            node.PrunedBecause
        )
        {
            Evidence = node.Prefix.Step?.Evidence,
            DerivedFrom = node.DerivedFrom?.Id,
        };

    /// <summary>A program's equals signs are no equations.</summary>
    private string? Arithmetic(string solution)
    {
        var findings = state.Plan.Problem.Kind == ProblemKind.Code ? [] : ArithmeticChecker.Check(solution);
        return findings.Count == 0 ? null
            : findings.All(finding => finding.IsRight) ? "consistent"
            : "inconsistent";
    }

    private Candidate Describe(CandidateSolution candidate, int rank)
    {
        var nodes = candidate.Leaf.FromFirstStep().ToList();
        return new Candidate(
            rank,
            candidate.Leaf.Id,
            candidate.Answer,
            candidate.Text,
            candidate.Score,
            state.Board.GroupOf(candidate.Leaf).Members.Count,
            Steps(nodes, candidate.Text.Length),
            candidate.Leaf.SolutionTokens,
            nodes.Sum(node => node.LogProbability),
            CandidateEvents.FinishOf(candidate),
            [.. nodes.SelectMany(node => node.Tokens.ToArray()).Select(Describe)]
        )
        {
            Tests = candidate.Leaf.Prefix.Report?.Tests,
            Evidence = candidate.Evidence,
        };
    }

    /// <summary>
    /// Steps whose texts joined are the solution: without what a stop string had begun before the last one, and with blank text at the step
    /// before it.
    /// </summary>
    private static List<CandidateStep> Steps(IEnumerable<Node> nodes, int characters)
    {
        var steps = new List<CandidateStep>();
        foreach (var node in nodes)
        {
            var text = node.Text[..Math.Min(node.Text.Length, characters)];
            characters -= text.Length;
            if (string.IsNullOrWhiteSpace(text) && steps.Count > 0)
            {
                steps[^1] = steps[^1] with { Text = steps[^1].Text + text };
            }
            else if (text.Length > 0)
            {
                steps.Add(new CandidateStep(text, node.Prefix.StepScore) { Evidence = node.Prefix.Step?.Evidence });
            }
        }

        return steps;
    }

    private static TokenLogProbability Describe(SampledToken sampled) =>
        new(Encoding.UTF8.GetString(sampled.Token.Bytes.Span), sampled.Token.Bytes.ToArray(), sampled.LogProbability);

    private Node LongestBeginning() => state.Tree.Nodes.MaxBy(node => node.SolutionText().Length)!;

    private SearchUsage Usage(Node chosen)
    {
        var (policy, reward) = (state.Costs.Policy, state.Costs.Reward);
        return new SearchUsage(
            state.Tree.Root.Path.Length,
            state.Meter.GeneratedTokens,
            policy.ComputedTokens,
            policy.ReusedTokens,
            reward.ComputedTokens,
            state.Meter.GeneratedTokens - chosen.SolutionTokens,
            policy.Calls,
            reward.Calls
        )
        {
            SavedTokens = state.Costs.SavedTokens,
        };
    }
}
