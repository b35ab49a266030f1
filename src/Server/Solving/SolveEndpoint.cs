using Microsoft.AspNetCore.Http.HttpResults;
using Verify.Server.Admission;
using Verify.Server.Http;
using Verify.Server.Progress;

namespace Verify.Server.Solving;

/// <summary><c>POST /v1/solve</c>: one problem in, its answer out when the search is done.</summary>
internal static class SolveEndpoint
{
    /// <summary>The operation's name in the OpenAPI document.</summary>
    public const string Name = "solve";

    public static IEndpointRouteBuilder MapSolve(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/v1/solve", SolveAsync)
            .WithName(Name)
            .WithTags("Native")
            .WithSummary("Solve a problem")
            .WithDescription(
                "Searches for the answer and responds when the search is done. Closing the connection cancels the search. "
                    + "A preference for an asynchronous answer (`Prefer: respond-async`) is not honoured."
            )
            .Accepts<SolveRequest>("application/json")
            .RefusesWithProblem(400, 413, 415, 429, 501, 503);
        return routes;
    }

    private static async Task<Ok<SolveResponse>> SolveAsync(HttpContext context, Searches searches)
    {
        var cancellationToken = context.RequestAborted;
        var request = await JsonBody.ReadAsync(context.Request, SolvingJson.Default.SolveRequest, cancellationToken);
        var plan = searches.Plan(request.ToSearchRequest());
        var result = await searches.RunAsync(plan, NoObserver.Instance, cancellationToken);
        return TypedResults.Ok(SolveResponse.Of(result, Identifier.New(), request.Trace ?? false));
    }
}
