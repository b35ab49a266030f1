using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Verify.Server.Chat;
using Verify.Server.Composition;
using Verify.Server.Http;

namespace Verify.Server.Catalogue;

/// <summary>The models as OpenAI's clients list them.</summary>
internal static class ModelEndpoints
{
    private static readonly long Started = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    public static IEndpointRouteBuilder MapModels(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/v1/models", ListModels)
            .WithName("listModels")
            .WithTags("OpenAI-compatible")
            .WithSummary("List the models")
            .RefusesWithOpenAiError(503);
        routes
            .MapGet("/v1/models/{id}", GetModel)
            .WithName("retrieveModel")
            .WithTags("OpenAI-compatible")
            .WithSummary("Look one model up")
            .RefusesWithOpenAiError(404, 503);
        return routes;
    }

    private static Ok<ModelList> ListModels(EngineHost host) =>
        TypedResults.Ok(new ModelList("list", ModelName.All(host.Engine.Search).Select(ToBody).ToList()));

    private static Ok<ModelBody> GetModel(
        [Description("A model's name as GET /v1/models lists it: `demo@beam`.")] string id,
        EngineHost host
    ) => TypedResults.Ok(ToBody(ModelName.Find(host.Engine.Search, id)));

    private static ModelBody ToBody(ModelName name) => new(name.ToString(), "model", Started, "verify");
}
