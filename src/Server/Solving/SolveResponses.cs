using System.Text.Json;
using Verify.Search;
using Verify.Server.Checks;

namespace Verify.Server.Solving;

/// <summary>From what the search floor found to what the wire says.</summary>
internal static class SolveResponses
{
    public static SolveResponse ToResponse(this SearchResult result, string id, bool trace) =>
        new()
        {
            Id = id,
            Status = result.Stopped == StopReason.Cancelled ? "cancelled" : "succeeded",
            Stopped = NameOf(result.Stopped),
            Kind = NameOf(result.Plan.Problem.Kind),
            Answer = result.Answer,
            Solution = result.Solution,
            Score = result.Score,
            Verdict = result.ToVerdict(),
            Candidates = result.Candidates.Select(ToBody).ToList(),
            Search = result.Plan.ToEcho(),
            Usage = ToBody(result.Usage),
            Timing = new TimingBody(result.Timing.Queued, result.Timing.Policy, result.Timing.Reward, result.Timing.Total),
            Tree = trace ? result.Tree.Select(ToBody).ToList() : null,
        };

    public static VerdictBody ToVerdict(this SearchResult result) =>
        new(
            result.Tests is { } tests ? TestsBody.Of(tests) : null,
            result.Constraints is { } constraints ? ConstraintBody.Of(constraints) : null,
            result.Arithmetic
        );

    public static SearchEcho ToEcho(this SearchPlan plan) =>
        new(
            plan.Policy,
            plan.Strategy,
            plan.Options,
            VerifierShapes.Write(plan),
            plan.Aggregation,
            plan.Selection,
            new BudgetEcho(plan.Candidates, plan.Tokens, plan.RewardTokens, plan.Seconds),
            new SamplingEcho(
                plan.Sampling.Temperature,
                plan.Sampling.TopP,
                plan.Sampling.TopK,
                plan.Sampling.MinP,
                plan.Sampling.RepetitionPenalty,
                plan.MaxStepTokens,
                plan.MaxTokens,
                plan.PythonCalls is null ? [] : ["python"],
                plan.PythonCalls,
                plan.Stop
            ),
            plan.Seed
        );

    private static string NameOf(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static CandidateBody ToBody(Candidate candidate) =>
        new(
            candidate.Rank,
            candidate.Answer,
            candidate.Score,
            candidate.Tests is { } tests ? TestShareBody.Of(tests) : null,
            candidate.Votes,
            candidate.Steps.Select(step => new StepBody(step.Text, step.Score)).ToList(),
            candidate.Tokens,
            candidate.LogProbability,
            candidate.Finish
        );

    private static UsageBody ToBody(SearchUsage usage) =>
        new(
            usage.PromptTokens,
            usage.GeneratedTokens,
            usage.ReusedTokens,
            usage.RewardTokens,
            usage.DiscardedTokens,
            usage.PolicyCalls,
            usage.RewardCalls
        );

    private static TreeNodeBody ToBody(TreeNode node) =>
        new(
            node.Id,
            node.Parent,
            node.Text,
            node.Score,
            node.Value,
            node.Visits,
            node.Tokens,
            node.LogProbability,
            node.State,
            node.PrunedBecause
        );
}
