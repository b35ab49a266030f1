using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verify.Search;

namespace Verify.Server.Wire;

[Description("How to search: strategy and options, verifiers and budget.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal record SearchChoice
{
    [Description("A name in GET /v1/strategies.")]
    public string? Strategy { get; init; }

    [Description("The strategy's own options, by the names GET /v1/strategies gives; an option the strategy does not have is refused.")]
    public IReadOnlyDictionary<string, JsonElement>? Options { get; init; }

    [Description(
        "The verifiers that score: a name in GET /v1/verifiers; or a list of names with weights, whose scores are averaged step by "
            + "step, and then with those of verifiers "
            + "that score whole solutions only; or a cascade; or any of these after gates. Omitted: what the strategy needs."
    )]
    public JsonElement? Verifier { get; init; }

    [Description(
        "How the scores of a solution's steps are aggregated: `last`, `min`, `product`, `mean`, `max`, `sum-logits`, "
            + "`entropy` or `delta`. "
            + "Omitted: what the verifier's "
            + "authors say, else `min`."
    )]
    public string? Aggregation { get; init; }

    [Description(
        "How the answer is chosen among the candidates; each strategy names the selections it allows. Omitted: the strategy's " + "default."
    )]
    public string? Selection { get; init; }

    [Description(
        "What the search may spend. Nothing is ever overshot: when something is spent, the best answer so far is returned with the "
            + "reason."
    )]
    public BudgetChoice? Budget { get; init; }

    /// <summary>A request that searches as this choice says; what it leaves out stays as it was.</summary>
    public SearchRequest ApplyTo(SearchRequest request) =>
        request with
        {
            Strategy = Strategy ?? request.Strategy,
            Options = Options,
            Verifier = Verifier is { } verifier ? VerifierShapes.Read(verifier) : request.Verifier,
            Aggregation = Aggregation,
            Selection = Selection,
            Budget = Budget?.ToBudget() ?? request.Budget,
        };
}
