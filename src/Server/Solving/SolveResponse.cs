using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verify.Server.Checks;

namespace Verify.Server.Solving;

[Description("What a search found, why it ended and what it spent.")]
internal sealed record SolveResponse
{
    [Description("Identifies this search.")]
    public required string Id { get; init; }

    [Description("`succeeded`, or `cancelled` when the server was stopped meanwhile; the best answer so far stands in either.")]
    [AllowedValues("succeeded", "cancelled")]
    public required string Status { get; init; }

    [Description(
        "Why the search ended: `completed` the strategy had done all it does, `passed` a candidate passed all tests and keeps all constraints, `consensus` the leading answer "
            + "could not be overtaken, "
            + "`tokens`, `seconds` or `candidates` a budget was spent, `cancelled`."
    )]
    [AllowedValues("completed", "passed", "consensus", "tokens", "seconds", "candidates", "cancelled")]
    public required string Stopped { get; init; }

    [Description("The kind of problem, given or detected: `math`, `code` or `text`.")]
    [AllowedValues("math", "code", "text")]
    public required string Kind { get; init; }

    [Description("The chosen answer; null when no candidate states one.")]
    public required string? Answer { get; init; }

    [Description("The chosen solution's text; the longest beginning there is when nothing was finished.")]
    public required string Solution { get; init; }

    [Description("The score of the chosen candidate or of its answer's group; null when nothing scored it.")]
    public required double? Score { get; init; }

    [Description("What exact checkers say of the chosen solution.")]
    public required VerdictBody Verdict { get; init; }

    [Description("All candidates, best first.")]
    public required IReadOnlyList<CandidateBody> Candidates { get; init; }

    [Description("Every value that was used, defaults included: the result can be repeated from it alone.")]
    public required SearchEcho Search { get; init; }

    [Description("What was spent.")]
    public required UsageBody Usage { get; init; }

    [Description("Where the time went.")]
    public required TimingBody Timing { get; init; }

    [Description("The whole tree in order of creation; only with `trace`.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TreeNodeBody>? Tree { get; init; }
}

[Description("What exact checkers say of the chosen solution.")]
internal sealed record VerdictBody(
    [property: Description("What became of it in the tests; null when there are none, or none were run.")] TestsBody? Tests,
    [property: Description("Which constraints it keeps; null when there are none.")] IReadOnlyList<ConstraintBody>? Constraints,
    [property: Description("`consistent` when every equation holds, `inconsistent` when one does not, null when there is none.")]
    [property: AllowedValues("consistent", "inconsistent")]
        string? Arithmetic
);

[Description("A candidate solution.")]
internal sealed record CandidateBody(
    [property: Description("From 1, the best.")] int Rank,
    [property: Description("Null when it states none.")] string? Answer,
    [property: Description("Null when nothing scored it.")] double? Score,
    [property: Description("How far it came in the tests; null when there are none, or they were not run.")] TestShareBody? Tests,
    [property: Description("Candidates with an equivalent answer, itself included.")] int Votes,
    [property: Description("Its steps; their texts joined are its whole text.")] IReadOnlyList<StepBody> Steps,
    [property: Description("Generated tokens of the whole solution.")] int Tokens,
    [property: Description("Sum of the natural log-probabilities of its tokens under the policy.")] double LogProbability,
    [property: Description("`stop`, or `length` when it was cut off."), AllowedValues("stop", "length")] string Finish
);

[Description("A step of a solution.")]
internal sealed record StepBody(
    [property: Description("As generated, separator included.")] string Text,
    [property: Description("From 0 (wrong) to 1 (right); null when nothing scored it.")] double? Score
);

[Description("Every value a search used, defaults included.")]
internal sealed record SearchEcho(
    [property: Description("The model that proposed steps.")] string Policy,
    [property: Description("The strategy.")] string Strategy,
    [property: Description("Every option the strategy has.")] IReadOnlyDictionary<string, JsonElement> Options,
    [property: Description("In a shape in which it can be asked for; null when nothing scored.")] JsonElement? Verifier,
    [property: Description("How step scores became one.")] string Aggregation,
    [property: Description("How the answer was chosen.")] string Selection,
    [property: Description("What might be spent.")] BudgetEcho Budget,
    [property: Description("How tokens were drawn.")] SamplingEcho Sampling,
    [property: Description("What all randomness derived from.")] ulong Seed
);

[Description("What a search might spend.")]
internal sealed record BudgetEcho(
    [property: Description("Finished candidates.")] int Candidates,
    [property: Description("Generated tokens.")] int Tokens,
    [property: Description("Reward tokens; 0 means no limit.")] int RewardTokens,
    [property: Description("Seconds; null means no limit.")] double? Seconds
);

[Description("How tokens were drawn.")]
internal sealed record SamplingEcho(
    [property: Description("Divided the logits.")] float Temperature,
    [property: Description("Kept the smallest set of likeliest tokens whose probability reached this.")] float TopP,
    [property: Description("Kept the k likeliest tokens; 0 kept all.")] int TopK,
    [property: Description("Dropped tokens less likely than this share of the likeliest.")] float MinP,
    [property: Description("Changed the odds of tokens that already stood in the text.")] float RepetitionPenalty,
    [property: Description("The most tokens of one step.")] int MaxStepTokens,
    [property: Description("The most tokens of one solution.")] int MaxTokens,
    [property: Description("Tools that solutions might call.")] IReadOnlyList<string> Tools,
    [property: Description("The most calls in one solution; null without tools.")] int? MaxToolCalls,
    [property: Description("Strings that ended a solution.")] IReadOnlyList<string> Stop
);

[Description("What a search spent.")]
internal sealed record UsageBody(
    [property: Description("Tokens of the prompt.")] long PromptTokens,
    [property: Description("Tokens sampled over all candidates.")] long GeneratedTokens,
    [property: Description("Tokens that were served from the policy's tree instead of being run again.")] long ReusedTokens,
    [property: Description("Tokens run through reward models.")] long RewardTokens,
    [property: Description("Generated tokens that are no part of the chosen solution.")] long DiscardedTokens,
    [property: Description("Calls of the policy.")] long PolicyCalls,
    [property: Description("Calls of reward models.")] long RewardCalls
);

[Description("Seconds.")]
internal sealed record TimingBody(
    [property: Description("Waiting for a place and for memory.")] double Queued,
    [property: Description("In the policy.")] double Policy,
    [property: Description("In verifiers.")] double Reward,
    [property: Description("From arrival to end.")] double Total
);

[Description("A node of the search tree: one step behind its parent's.")]
internal sealed record TreeNodeBody(
    [property: Description("Order of creation; the root is 0.")] int Id,
    [property: Description("Null for the root.")] int? Parent,
    [property: Description("The step's text; empty for the root.")] string Text,
    [property: Description("The step's score.")] double? Score,
    [property: Description("The strategy's value of it; null when it keeps none.")] double? Value,
    [property: Description("Visits in a Monte Carlo tree search; 0 elsewhere.")] int Visits,
    [property: Description("Tokens of this step.")] int Tokens,
    [property: Description("Sum of the natural log-probabilities of this step's tokens.")] double LogProbability,
    [property: Description("`open`, `finished`, `truncated` or `pruned`."), AllowedValues("open", "finished", "truncated", "pruned")]
        string State,
    [property: Description("In words; null unless pruned.")] string? PrunedBecause
);
