using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verify.Search;
using Verify.Server.Wire;

namespace Verify.Server.Solving;

[Description("What a search found, why it ended and what it spent.")]
internal sealed record SolveResponse
{
    [Description("Identifies this search.")]
    public required string Id { get; init; }

    [Description("`succeeded`, or `cancelled` when the server was stopped meanwhile; either has the best answer so far.")]
    [AllowedValues("succeeded", "cancelled")]
    public required string Status { get; init; }

    [Description(
        "Why the search ended: `completed` the strategy ran to its end, `passed` a candidate passed all tests "
            + "and keeps all constraints, `consensus` the leading answer "
            + "could not be overtaken, or hardly, "
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

    [Description(
        "How sure it is that the chosen answer, and not the next, is the one that most further votes would be for: the Beta posterior of "
            + "their votes or of the sums of their weights, from 0.5 to 1. Absent unless it was chosen by a vote among two candidates or "
            + "more."
    )]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Confidence { get; init; }

    [Description(
        "How alike the verifiers rank the candidates, by Kendall's rank correlation: 1 the same order, 0.5 unrelated, 0 the opposite "
            + "order. Absent unless two verifiers or more scored and told candidates apart."
    )]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Agreement { get; init; }

    [Description("What exact checkers say of the chosen solution.")]
    public required VerdictBody Verdict { get; init; }

    [Description("All candidates, best first.")]
    public required IReadOnlyList<CandidateBody> Candidates { get; init; }

    [Description("Every value that was used, defaults included: the result can be repeated from it alone.")]
    public required SearchEcho Search { get; init; }

    [Description("What the policy's engine promises: whether the result can be repeated at all is `reproducible`.")]
    public required AbilitiesBody Abilities { get; init; }

    [Description("What was spent.")]
    public required UsageBody Usage { get; init; }

    [Description("Where the time went.")]
    public required TimingBody Timing { get; init; }

    [Description("The whole tree in order of creation; only with `trace`.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TreeNodeBody>? Tree { get; init; }

    /// <param name="result">What the search found.</param>
    /// <param name="id">Identifies the search.</param>
    /// <param name="trace">Whether the tree is wanted.</param>
    public static SolveResponse Of(SearchResult result, string id, bool trace) =>
        new()
        {
            Id = id,
            Status = result.Stopped == StopReason.Cancelled ? "cancelled" : "succeeded",
            Stopped = NameOf(result.Stopped),
            Kind = NameOf(result.Plan.Problem.Kind),
            Answer = result.Answer,
            Solution = result.Solution,
            Score = result.Score,
            Confidence = result.Confidence,
            Agreement = result.Agreement,
            Verdict = VerdictBody.Of(result),
            Candidates = result.Candidates.Select(CandidateBody.Of).ToList(),
            Search = SearchEcho.Of(result.Plan),
            Abilities = AbilitiesBody.Of(result.Abilities),
            Usage = UsageBody.Of(result.Usage),
            Timing = TimingBody.Of(result.Timing),
            Tree = trace ? result.Tree.Select(TreeNodeBody.Of).ToList() : null,
        };

    private static string NameOf(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
