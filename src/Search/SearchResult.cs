using Verify.Inference;
using Verify.Verifiers;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Sandbox;

namespace Verify.Search;

/// <summary>The result of a search and what it cost.</summary>
public sealed record SearchResult
{
    /// <summary>What was carried out.</summary>
    public required SearchPlan Plan { get; init; }

    /// <summary>What the policy's engine promises, reproducibility among it.</summary>
    public required ModelAbilities Abilities { get; init; }

    /// <summary>Why it ended.</summary>
    public required StopReason Stopped { get; init; }

    /// <summary>The chosen answer; null when no candidate states one.</summary>
    public required string? Answer { get; init; }

    /// <summary>
    /// The chosen solution's text; the longest beginning there is when nothing was finished, empty when nothing was generated.
    /// </summary>
    public required string Solution { get; init; }

    /// <summary>The chosen candidate's (or answer group's) score; null when nothing scored it.</summary>
    public required double? Score { get; init; }

    /// <summary>
    /// How sure it is that the chosen answer is the one that most further votes would be for, and not the next one: the Beta posterior of
    /// their votes, or of the sums of their weights, from ½ to 1. Null unless it was chosen by a vote among two candidates or more.
    /// </summary>
    public double? Confidence { get; init; }

    /// <summary>
    /// How alike the verifiers rank the candidates: (τ + 1)/2 of Kendall's τ, 1 for the same order, 0 for the opposite. Null unless two
    /// verifiers scored, and each told two of the same candidates apart.
    /// </summary>
    public double? Agreement { get; init; }

    /// <summary>
    /// What the arithmetic checker says of the chosen solution: <c>consistent</c>, <c>inconsistent</c>, or null when there is nothing to
    /// check.
    /// </summary>
    public required string? Arithmetic { get; init; }

    /// <summary>The chosen solution's test report; null when there are no tests, or none were run.</summary>
    public TestReport? Tests { get; init; }

    /// <summary>
    /// What the chosen solution keeps of the problem's constraints; null when there are none.
    /// </summary>
    public IReadOnlyList<ConstraintFinding>? Constraints { get; init; }

    /// <summary>All candidates, best first.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }

    /// <summary>The whole tree in order of creation.</summary>
    public required IReadOnlyList<TreeNode> Tree { get; init; }

    /// <summary>What was spent.</summary>
    public required SearchUsage Usage { get; init; }

    /// <summary>Where the time went.</summary>
    public required SearchTiming Timing { get; init; }
}

/// <summary>Why a search ended.</summary>
public enum StopReason
{
    /// <summary>The strategy had done all it does.</summary>
    Completed,

    /// <summary>A candidate passed all tests, and keeps all constraints.</summary>
    Passed,

    /// <summary>The leading answer could not be overtaken any more, or hardly.</summary>
    Consensus,

    /// <summary>The budget of generated tokens (or of reward tokens) was spent.</summary>
    Tokens,

    /// <summary>The time was up.</summary>
    Seconds,

    /// <summary>The budget of candidates was spent.</summary>
    Candidates,

    /// <summary>The caller cancelled.</summary>
    Cancelled,
}

/// <summary>A candidate solution.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="NodeId">Its leaf in the tree.</param>
/// <param name="Answer">Null when it states none.</param>
/// <param name="Text">The whole solution.</param>
/// <param name="Score">Null when nothing scored it.</param>
/// <param name="Votes">Candidates whose answer is equivalent, itself included.</param>
/// <param name="Steps">Its steps; their texts joined are the whole solution.</param>
/// <param name="Tokens">Generated tokens of the whole solution.</param>
/// <param name="LogProbability">Sum over its tokens under the policy.</param>
/// <param name="Finish"><c>stop</c>, or <c>length</c> when it was truncated.</param>
/// <param name="TokenLogProbabilities">Each token's text and log-probability, in order; 0 for what a tool put in.</param>
public sealed record Candidate(
    int Rank,
    int NodeId,
    string? Answer,
    string Text,
    double? Score,
    int Votes,
    IReadOnlyList<CandidateStep> Steps,
    int Tokens,
    double LogProbability,
    string Finish,
    IReadOnlyList<TokenLogProbability> TokenLogProbabilities
)
{
    /// <summary>Its test report; null when there are no tests, or they were not run.</summary>
    public TestReport? Tests { get; init; }

    /// <summary>Why it was scored as it was as a whole; null when its verifier does not say.</summary>
    public Evidence? Evidence { get; init; }
}

/// <summary>A step and its score; null when nothing scored it.</summary>
public sealed record CandidateStep(string Text, double? Score)
{
    /// <summary>Why it was scored as it was; null when its verifier does not say.</summary>
    public Evidence? Evidence { get; init; }
}

/// <summary>A generated token.</summary>
/// <param name="Text">Its text; may be part of a character.</param>
/// <param name="Bytes">Its UTF-8 bytes.</param>
/// <param name="LogProbability">Natural logarithm.</param>
public sealed record TokenLogProbability(string Text, IReadOnlyList<byte> Bytes, float LogProbability);

/// <summary>A node of the search tree.</summary>
/// <param name="Id">Order of creation, the root is 0.</param>
/// <param name="Parent">Null for a root.</param>
/// <param name="Text">The step's text; empty for the root.</param>
/// <param name="Score">The step's score.</param>
/// <param name="Value">The strategy's value of it (MCTS mean, aggregated score), null when it keeps none.</param>
/// <param name="Visits">MCTS visits; 0 elsewhere.</param>
/// <param name="Tokens">Tokens of this step.</param>
/// <param name="LogProbability">Sum over this step's tokens.</param>
/// <param name="State"><c>open</c>, <c>finished</c>, <c>truncated</c> or <c>pruned</c>.</param>
/// <param name="PrunedBecause">In words; null unless pruned.</param>
public sealed record TreeNode(
    int Id,
    int? Parent,
    string Text,
    double? Score,
    double? Value,
    int Visits,
    int Tokens,
    double LogProbability,
    string State,
    string? PrunedBecause
)
{
    /// <summary>Why the step was scored as it was; null when its verifier does not say.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>The node that a further root was made of; null for every other node.</summary>
    public int? DerivedFrom { get; init; }
}

/// <summary>What a search spent.</summary>
/// <param name="PromptTokens">Tokens of the prompt.</param>
/// <param name="GeneratedTokens">Tokens sampled over all candidates.</param>
/// <param name="ComputedTokens">Tokens run through the policy.</param>
/// <param name="ReusedTokens">Tokens served from the policy's tree.</param>
/// <param name="RewardTokens">Tokens run through reward models.</param>
/// <param name="DiscardedTokens">Generated tokens that are no part of the chosen solution.</param>
/// <param name="PolicyCalls">Calls to the policy.</param>
/// <param name="RewardCalls">Calls to reward models.</param>
public sealed record SearchUsage(
    long PromptTokens,
    long GeneratedTokens,
    long ComputedTokens,
    long ReusedTokens,
    long RewardTokens,
    long DiscardedTokens,
    long PolicyCalls,
    long RewardCalls
)
{
    /// <summary>
    /// What samples that were not drawn, since the vote was decided before, would have taken at the mean of those that were; 0 when all
    /// were drawn.
    /// </summary>
    public long SavedTokens { get; init; }
}

/// <summary>Seconds.</summary>
/// <param name="Queued">Waiting for memory.</param>
/// <param name="Policy">In the policy.</param>
/// <param name="Reward">In verifiers.</param>
/// <param name="Total">From start to end, waiting included.</param>
public sealed record SearchTiming(double Queued, double Policy, double Reward, double Total);
