using Verify.Search;
using Verify.Verifiers;

namespace Verify.Server.Solving;

/// <summary>From what the wire says to what the search floor is asked.</summary>
internal static class SearchRequests
{
    public static SearchRequest ToSearchRequest(this SolveRequest request) =>
        new SearchRequest
        {
            Problem = request.Problem,
            Kind = ReadKind(request.Kind),
            Tests = request.Tests?.ToTests(),
            Constraints = request.Constraints?.ToConstraints(),
            Policy = request.Policy,
            Sampling = request.Sampling?.ToSearchSampling(),
            Seed = (ulong?)request.Seed,
        }.With(request.Search);

    /// <summary>The request with what <paramref name="choice"/> says in place of what it said before.</summary>
    public static SearchRequest With(this SearchRequest request, SearchChoice? choice)
    {
        if (choice is null)
        {
            return request;
        }

        var searched = request with
        {
            Strategy = choice.Strategy ?? request.Strategy,
            Options = choice.Options,
            Aggregation = choice.Aggregation,
            Selection = choice.Selection,
            Budget = choice.Budget?.ToSearchBudget() ?? request.Budget,
        };
        return choice.Verifier is { } verifier ? VerifierShapes.Read(searched, verifier) : searched;
    }

    public static ProblemKind? ReadKind(string? kind) =>
        kind switch
        {
            null => null,
            "math" => ProblemKind.Math,
            "code" => ProblemKind.Code,
            _ => ProblemKind.Text,
        };

    private static SearchBudget ToSearchBudget(this BudgetChoice budget) =>
        new()
        {
            Candidates = budget.Candidates,
            Tokens = budget.Tokens,
            RewardTokens = budget.RewardTokens,
            Seconds = budget.Seconds,
        };

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
            Tools = sampling.Tools,
            MaxToolCalls = sampling.MaxToolCalls,
            Stop = sampling.Stop,
        };
}
