using Microsoft.AspNetCore.Http.HttpResults;
using Verify.Inference;
using Verify.Search;
using Verify.Server.Composition;
using Verify.Server.Http;
using Verify.Server.Wire;
using Verify.Verifiers;

namespace Verify.Server.Catalogue;

/// <summary>What is loaded, as the native API lists it: a client can build its form of a request from these.</summary>
internal static class CatalogueEndpoints
{
    public static IEndpointRouteBuilder MapCatalogue(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/v1/strategies", ListStrategies)
            .WithName("listStrategies")
            .WithTags("Native")
            .WithSummary("List the strategies and their options")
            .RefusesWithProblem(503);
        routes
            .MapGet("/v1/verifiers", ListVerifiers)
            .WithName("listVerifiers")
            .WithTags("Native")
            .WithSummary("List the verifiers")
            .RefusesWithProblem(503);
        routes
            .MapGet("/v1/policies", ListPolicies)
            .WithName("listPolicies")
            .WithTags("Native")
            .WithSummary("List the policies")
            .RefusesWithProblem(503);
        return routes;
    }

    private static Ok<StrategyList> ListStrategies(EngineHost host) =>
        TypedResults.Ok(
            new StrategyList(
                host.Engine.Search.Strategies.OrderBy(strategy => strategy.Name, StringComparer.Ordinal).Select(ToBody).ToList()
            )
        );

    private static Ok<VerifierList> ListVerifiers(EngineHost host) =>
        TypedResults.Ok(new VerifierList(host.Engine.Search.Verifiers.Select(ToBody).ToList()));

    private static Ok<PolicyList> ListPolicies(EngineHost host) =>
        TypedResults.Ok(
            new PolicyList(host.Engine.Search.Policies.Select(policy => ToBody(policy.Name, policy.Model.Description)).ToList())
        );

    private static StrategyBody ToBody(StrategyDescription strategy) =>
        new(
            strategy.Name,
            strategy.Summary,
            strategy.Options.Select(ToBody).ToList(),
            strategy.Selections,
            strategy.NeedsProcessReward,
            strategy.NeedsPairwiseJudge
        );

    private static OptionBody ToBody(OptionDescription option) =>
        new(option.Name, option.Type, option.Default, option.Minimum, option.Maximum, option.Summary);

    private static VerifierBody ToBody(IVerifier verifier)
    {
        var description = verifier.Description;
        return new VerifierBody(
            verifier.Name,
            description.Summary,
            description.Process,
            description.Outcome,
            description.Pairwise,
            description.Aggregation,
            description.Model,
            description.NeededField
        );
    }

    private static PolicyBody ToBody(string name, ModelDescription model) =>
        new(
            name,
            model.Architecture,
            model.Precision,
            model.Parameters,
            model.ContextLength,
            model.StepSeparator,
            AbilitiesBody.Of(model.Abilities),
            model.Prompts.Select(prompt => new PromptBody(prompt.Name, prompt.Placeholders)).ToList()
        );
}
