using System.Text.Json;
using Verify.Search.Limits;
using Verify.Search.Needs;
using Verify.Search.Policies;
using Verify.Search.Requests;
using Verify.Search.Selections;
using Verify.Search.Strategies;
using Verify.Verifiers;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Planning;

/// <summary>Checks requests and fills in their defaults.</summary>
internal sealed class SearchPlanner(
    IReadOnlyList<ISearchStrategy> strategies,
    IReadOnlyList<ITool> tools,
    IReadOnlyList<PolicyModel> policies,
    IReadOnlyDictionary<string, PolicyPrompts> prompts,
    IReadOnlyList<IVerifier> verifiers,
    ICodeSandbox? sandbox,
    SearchDefaults defaults
)
{
    private readonly VerifierChoice _verifierChoice = new(verifiers);
    private readonly ToolReader _tools = new(tools);
    private readonly CodeReader _code = new(sandbox);

    public SearchPlan Plan(SearchRequest request)
    {
        var errors = new RequestErrors();
        errors.Text("problem", request.Problem, "give its text");
        var policy = request.Policy is null ? policies[0] : errors.Named("policy", "policy", request.Policy, policies, one => one.Name);
        var strategy = errors.Named("search.strategy", "strategy", request.Strategy ?? DefaultStrategy, strategies, one => one.Name);
        var sampling = request.Sampling ?? new SearchSampling();
        var budget = request.Budget ?? new SearchBudget();
        var draws = SamplingReader.Read(
            sampling,
            strategy?.DefaultTemperature ?? SearchDefaults.Temperature,
            (policy ?? policies[0]).Model.Description.VocabularySize,
            errors
        );
        _code.CheckTests(request.Tests, errors);
        errors.AddRange(
            (request.Constraints?.Errors() ?? []).Select(error => new RequestError($"constraints.{error.Field}", error.Message))
        );
        GivenFields.RequireChecked(request.Constraints, verifiers, errors);
        var kind = CodeReader.ReadKind(request.Tests, request.Kind, errors) ?? KindDetector.Detect(request.Problem);
        var problem = new Problem(request.Problem, kind) { Tests = request.Tests, Constraints = request.Constraints };
        CheckPromptLength(problem, policy, errors);
        var further = ReadFurtherPolicies(request.FurtherPolicies, policy, errors);
        further.ForEach(one => CheckPromptLength(problem, one, errors));
        var (called, calls) = _tools.Read(sampling, errors);
        var plan = new SearchPlan
        {
            Problem = problem,
            Policy = policy?.Name ?? "",
            FurtherPolicies = [.. further.Select(one => one.Name)],
            Tools = called,
            ToolCalls = calls,
            Strategy = strategy?.Name ?? "",
            Options = strategy is null ? new Dictionary<string, JsonElement>() : strategy.Options.Read(request.Options, errors),
            Verifiers = [],
            Aggregation = "",
            Selection = "",
            Candidates = errors.Integer(
                "search.budget.candidates",
                budget.Candidates,
                defaults.Candidates,
                BudgetLimits.MinCandidates,
                defaults.MostCandidates
            ),
            Tokens = errors.Integer("search.budget.tokens", budget.Tokens, defaults.Tokens, BudgetLimits.MinTokens, defaults.MostTokens),
            RewardTokens = errors.Integer(
                "search.budget.rewardTokens",
                budget.RewardTokens,
                defaults.RewardTokens,
                BudgetLimits.MinRewardTokens,
                defaults.MostRewardTokens
            ),
            Seconds = ReadSeconds(budget.Seconds, errors),
            Sampling = draws,
            MaxStepTokens = errors.Integer(
                "sampling.maxStepTokens",
                sampling.MaxStepTokens,
                Math.Min(defaults.MaxStepTokens, defaults.MostTokens),
                SamplingLimits.MinTokens,
                defaults.MostTokens
            ),
            MaxTokens = errors.Integer(
                "sampling.maxTokens",
                sampling.MaxTokens,
                Math.Min(defaults.MaxTokens, defaults.MostTokens),
                SamplingLimits.MinTokens,
                defaults.MostTokens
            ),
            Stop = SamplingReader.ReadStops(sampling.Stop, errors),
            Seed = errors.Seed("seed", request.Seed) ?? (ulong)Random.Shared.NextInt64((long)SeedLimits.Max + 1),
        };
        if (strategy is not null && !errors.Any("tests"))
        {
            plan = Choose(plan, request, strategy, errors);
        }

        errors.Throw();
        errors.AddRange(strategy!.Check(plan));
        errors.Throw();
        return plan;
    }

    private string DefaultStrategy => _verifierChoice.AnyScores ? defaults.Strategy : defaults.UnscoredStrategy;

    private List<PolicyModel> ReadFurtherPolicies(IReadOnlyList<string> names, PolicyModel? first, RequestErrors errors)
    {
        var found = new List<PolicyModel>();
        foreach (var (i, name) in names.Index())
        {
            var policy = errors.Named($"furtherPolicies[{i}]", "policy", name, policies, one => one.Name);
            if (policy is not null && (policy == first || found.Contains(policy)))
            {
                errors.Add($"furtherPolicies[{i}]", $"'{policy.Name}' is a policy of this search already; name each once.");
            }
            else if (policy is not null)
            {
                found.Add(policy);
            }
        }

        return found;
    }

    private void CheckPromptLength(Problem problem, PolicyModel? policy, RequestErrors errors)
    {
        if (policy is null || string.IsNullOrWhiteSpace(problem.Text))
        {
            return;
        }

        var (tokens, context) = (prompts[policy.Name].Of(problem).Length, policy.Model.Description.ContextLength);
        if (tokens >= context)
        {
            errors.AddTooLong(
                $"The prompt has {tokens} tokens, but policy '{policy.Name}' reads {context}, one of them for the answer; "
                    + $"shorten the problem by at least {tokens - context + 1} tokens."
            );
        }
    }

    private SearchPlan Choose(SearchPlan plan, SearchRequest request, ISearchStrategy strategy, RequestErrors errors)
    {
        var selection = errors.Named(
            "search.selection",
            "selection",
            request.Selection ?? strategy.Selections[0],
            strategy.Selections.Select(SelectionCatalog.Get),
            one => one.Name,
            $" for strategy '{strategy.Name}'"
        );
        var chosen = selection is null
            ? new ChosenVerifiers([], [], [])
            : Choose(plan, request, Requirements.Of(strategy, selection), errors);
        var authors = chosen.Scoring.Select(one =>
            verifiers.FirstOrDefault(verifier => verifier.Name == one.Name)?.Description.Aggregation
        );
        var aggregation = request.Aggregation ?? authors.FirstOrDefault(name => name is not null) ?? "min";
        errors.Named("search.aggregation", "aggregation", aggregation, Aggregation.Names, name => name);
        errors.Fit(plan.Problem, verifiers.Where(verifier => chosen.Names.Contains(verifier.Name)));
        return plan with
        {
            Selection = selection?.Name ?? "",
            Verifiers = chosen.Verifiers,
            TieBreakers = chosen.TieBreakers,
            Gates = chosen.Gates,
            Aggregation = aggregation,
        };
    }

    /// <summary>The verifiers, and an error for each need that they or the other parts of the plan do not meet.</summary>
    private ChosenVerifiers Choose(SearchPlan plan, SearchRequest request, IReadOnlyList<Requirement> requirements, RequestErrors errors)
    {
        // What an unknown policy would have done cannot be told, and that it is unknown is an error already.
        if (!errors.Any("policy"))
        {
            string[] names = [plan.Policy, .. plan.FurtherPolicies];
            Requirements.Check(
                requirements.Where(one => one.Need is not VerifierNeed),
                new SearchParts { Policies = [.. names.Select(name => policies.First(policy => policy.Name == name))], Tools = plan.Tools },
                new SearchParts { Policies = policies, Tools = [.. tools.Select(tool => tool.Name)] },
                errors
            );
        }

        return _verifierChoice.Choose(request, requirements, errors);
    }

    private double? ReadSeconds(double? seconds, RequestErrors errors) =>
        seconds is null
            ? defaults.Seconds
            : errors.Number("search.budget.seconds", seconds, 0, BudgetLimits.MinSeconds, defaults.MostSeconds, minimumExcluded: true);
}
