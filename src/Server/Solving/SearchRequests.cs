using System.Text.Json;
using Verify.Inference;
using Verify.Search;
using Verify.Server.Http;
using Verify.Verifiers;

namespace Verify.Server.Solving;

/// <summary>From what the wire says to what the search floor is asked.</summary>
internal static class SearchRequests
{
    public static SearchRequest ToSearchRequest(this SolveRequest request) =>
        new SearchRequest
        {
            Problem = request.Problem,
            Kind = request.Kind switch
            {
                null => null,
                "math" => ProblemKind.Math,
                "code" => ProblemKind.Code,
                _ => ProblemKind.Text,
            },
            Policy = request.Policy,
            Sampling = request.Sampling?.ToSearchSampling(),
            Seed = (ulong?)request.Seed,
        }.With(request.Search);

    /// <summary>The request with what <paramref name="choice"/> says in place of what it said before.</summary>
    public static SearchRequest With(this SearchRequest request, SearchChoice? choice) => choice is null
        ? request
        : request with
        {
            Strategy = choice.Strategy ?? request.Strategy,
            Options = choice.Options,
            Verifiers = choice.Verifier is { } verifier ? ReadVerifiers(verifier) : null,
            Aggregation = choice.Aggregation,
            Selection = choice.Selection,
            Budget = choice.Budget?.ToSearchBudget() ?? request.Budget,
        };

    private static SearchBudget ToSearchBudget(this BudgetChoice budget) =>
        new() { Candidates = budget.Candidates, Tokens = budget.Tokens, RewardTokens = budget.RewardTokens, Seconds = budget.Seconds };

    private static SearchSampling ToSearchSampling(this SamplingChoice sampling) =>
        new()
        {
            Temperature = (float?)sampling.Temperature,
            TopP = (float?)sampling.TopP,
            TopK = sampling.TopK,
            MinP = (float?)sampling.MinP,
            RepetitionPenalty = (float?)sampling.RepetitionPenalty,
            MaxStepTokens = sampling.MaxStepTokens,
            MaxTokens = sampling.MaxTokens,
            Stop = sampling.Stop,
        };

    private static List<WeightedVerifier> ReadVerifiers(JsonElement given)
    {
        const string path = "search.verifier";
        switch (given.ValueKind)
        {
            case JsonValueKind.String:
                return [new WeightedVerifier(given.GetString()!, 1)];
            case JsonValueKind.Array:
                var type = WireJson.Default.IReadOnlyListWeightedVerifierChoice;
                var errors = new JsonShape().Check(given, type, path);
                return errors.Count == 0
                    ? given.Deserialize(type)!.Select(verifier => new WeightedVerifier(verifier.Name, verifier.Weight ?? 1)).ToList()
                    : throw new RefusedException(Refusal.Fields(errors));
            default:
                throw new RefusedException(new RequestError(
                    path,
                    $"The value is {JsonShape.Describe(given)}, but a verifier's name or a list like "
                    + """[{"name": "…", "weight": 1}] is wanted."""));
        }
    }
}
