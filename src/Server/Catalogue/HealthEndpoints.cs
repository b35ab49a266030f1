using Microsoft.AspNetCore.Http.HttpResults;
using Verify.Server.Admission;
using Verify.Server.Composition;
using Verify.Server.Http;

namespace Verify.Server.Catalogue;

/// <summary>Whether the process lives, and whether it can take requests.</summary>
internal static class HealthEndpoints
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", Live).WithName("health").WithTags("Operations").WithSummary("Is the process alive?");
        routes
            .MapGet("/readyz", Ready)
            .WithName("readiness")
            .WithTags("Operations")
            .WithSummary("Is every model loaded and checked?")
            .RefusesWithProblem(503);
        return routes;
    }

    private static Ok<HealthBody> Live() => TypedResults.Ok(new HealthBody("ok"));

    private static Ok<ReadinessBody> Ready(EngineHost host, AdmissionQueue admission)
    {
        var sandbox = host.Engine.Sandbox.State;
        return TypedResults.Ok(
            new ReadinessBody(
                "ready",
                host.Engine.Models.Select(model => model.Name).ToList(),
                new SearchLoad(admission.Running, admission.Waiting),
                new CodeBody(sandbox.Ready, sandbox.Kind.ToString().ToLowerInvariant(), sandbox.Reason)
            )
        );
    }
}
