using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verify.Server.Checks;
using Verify.Server.Documentation;

namespace Verify.Server.Solving;

[Description(
    "A problem to be solved, and how to search for its answer. Only `problem` is required; every value that is left out takes its "
        + "default, and the answer echoes what was used."
)]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SolveRequest
{
    [Description("The problem, as a person would ask it. Neither blank nor with a NUL.")]
    public required string Problem { get; init; }

    [Description(
        "What the answer looks like: `math` a number or an expression, `code` a program, `text` anything else. Left out: detected, "
            + "and the answer says which."
    )]
    [AllowedValues("math", "code", "text")]
    public string? Kind { get; init; }

    [Description("The model that proposes steps, by its name in GET /v1/policies. Left out: the first of them.")]
    public string? Policy { get; init; }

    [Description("How to search.")]
    public SearchChoice? Search { get; init; }

    [Description("How tokens are drawn.")]
    public SamplingChoice? Sampling { get; init; }

    [Description(
        "For a code problem: what its program must pass. A candidate's share of passed cases is its score, and the search stops when one passes all (and keeps all `constraints`). "
            + "Refused with 501 where no sandbox works."
    )]
    public TestsChoice? Tests { get; init; }

    [Description(
        "What a solution must look like. Unless `search.verifier` says otherwise, a candidate that does not keep all of it scores 0."
    )]
    public ConstraintsChoice? Constraints { get; init; }

    [Description("All randomness derives from it: the same request with the same seed gives the same tree. Left out: drawn, and echoed.")]
    [Range(typeof(long), "0", "9007199254740991")]
    public long? Seed { get; init; }

    [Description("True adds the whole search tree to the answer.")]
    public bool? Trace { get; init; }
}

[Description("How to search: a strategy with its options, who scores, and what may be spent.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal record SearchChoice
{
    [Description("A name in GET /v1/strategies.")]
    public string? Strategy { get; init; }

    [Description("The strategy's own options, by the names GET /v1/strategies gives; an option the strategy does not have is refused.")]
    public IReadOnlyDictionary<string, JsonElement>? Options { get; init; }

    [Description(
        "Who scores: a name in GET /v1/verifiers; or a list of names with weights, whose scores are averaged step by step, and then with those of verifiers "
            + "that score whole solutions only; or a cascade; or any of these behind gates. Left out: what the strategy needs."
    )]
    public JsonElement? Verifier { get; init; }

    [Description(
        "How the scores of a solution's steps become one: `last`, `min`, `product`, `mean`, `max` or `sum-logits`. Left out: what the verifier's "
            + "authors say, else `min`."
    )]
    public string? Aggregation { get; init; }

    [Description(
        "How the answer is chosen among the candidates; each strategy names the selections it allows. Left out: the strategy's "
            + "default."
    )]
    public string? Selection { get; init; }

    [Description(
        "What the search may spend. Nothing is ever overshot: when something is spent, the best answer so far is returned with the "
            + "reason."
    )]
    public BudgetChoice? Budget { get; init; }
}

[Description("A verifier among several.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record WeightedVerifierChoice
{
    [Description("A name in GET /v1/verifiers.")]
    public required string Name { get; init; }

    [Description("Its weight against the others, above 0. Left out: 1.")]
    [Least(0, IsExcluded = true)]
    public double? Weight { get; init; }
}

[Description("What a search may spend.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record BudgetChoice
{
    [Description("Finished candidate solutions, from 1.")]
    [Least(1)]
    public int? Candidates { get; init; }

    [Description("Generated tokens over all candidates, from 1.")]
    [Least(1)]
    public int? Tokens { get; init; }

    [Description("Tokens run through reward models; 0 means no limit.")]
    [Least(0)]
    public int? RewardTokens { get; init; }

    [Description("Wall time in seconds, above 0. It can make a result depend on the machine's speed.")]
    [Least(0, IsExcluded = true)]
    public double? Seconds { get; init; }
}

[Description("How tokens are drawn. Filters apply in this order: repetition penalty, temperature, top-k, top-p, min-p.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SamplingChoice
{
    [Description("Divides the logits; 0 takes the likeliest token.")]
    [Range(0.0, 2.0)]
    public double? Temperature { get; init; }

    [Description("Keeps the smallest set of likeliest tokens whose probability reaches this; above 0.")]
    [Range(0.0, 1.0)]
    public double? TopP { get; init; }

    [Description("Keeps the k likeliest tokens; 0 keeps all.")]
    [Least(0)]
    public int? TopK { get; init; }

    [Description("Drops tokens less likely than this share of the likeliest.")]
    [Range(0.0, 1.0)]
    public double? MinP { get; init; }

    [Description("Makes tokens that already stand in the text less likely (above 1) or likelier (below 1).")]
    [Range(0.1, 10.0)]
    public double? RepetitionPenalty { get; init; }

    [Description("The most tokens of one step, from 1.")]
    [Least(1)]
    public int? MaxStepTokens { get; init; }

    [Description("The most tokens of one solution, from 1.")]
    [Least(1)]
    public int? MaxTokens { get; init; }

    [Description(
        "Tools that solutions may call: `python`. A block that is fenced as Python is run in a sandbox when it ends, and what it prints is put behind it, "
            + "fenced as output, before generation goes on. Refused with 501 where no sandbox works."
    )]
    public IReadOnlyList<string>? Tools { get; init; }

    [Description("With `tools`: the most calls in one solution, from 1 to 16. Left out: 4.")]
    [Range(1, 16)]
    public int? MaxToolCalls { get; init; }

    [Description("Strings that end a solution, wherever they appear; they are cut off.")]
    public IReadOnlyList<string>? Stop { get; init; }
}
