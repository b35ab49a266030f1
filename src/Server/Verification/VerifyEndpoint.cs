using Verify.Server.Admission;
using Verify.Server.Http;

namespace Verify.Server.Verification;

/// <summary><c>POST /v1/verify</c>: what is true of given solutions, whole or line by line.</summary>
internal static class VerifyEndpoint
{
    /// <summary>The operation's name in the OpenAPI document.</summary>
    public const string Name = "verify";

    public static IEndpointRouteBuilder MapVerification(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/v1/verify", VerifyAsync)
            .WithName(Name)
            .WithTags("Native")
            .WithSummary("Check solutions")
            .WithDescription(
                "Reads each solution's answer, compares it with a reference, has verifiers score its steps, runs "
                    + "tests and checks constraints: whatever the "
                    + "request asks for. What is wrong with one solution is said in its result, and the others are "
                    + "answered all the same. With "
                    + "`Accept: application/x-ndjson` each result is a line of its own, sent as soon as its batch is "
                    + "ready. Closing the connection "
                    + "cancels the rest."
            )
            .Accepts<VerifyRequest>("application/json")
            .Produces<VerifyResponse>()
            .RefusesWithProblem(400, 413, 415, 429, 501, 503);
        return routes;
    }

    private static async Task<IResult> VerifyAsync(HttpContext context, Verifications verifications, Failures failures)
    {
        var cancellationToken = context.RequestAborted;
        var request = await JsonBody.ReadAsync(
            context.Request,
            VerificationJson.Default.VerifyRequest,
            VerifyRequest.SolutionsField,
            cancellationToken
        );
        var plan = verifications.Plan(request.ToVerificationRequest());
        var solutions = verifications.RunAsync(plan, cancellationToken);
        if (NdjsonStream.IsWantedBy(context.Request))
        {
            await new NdjsonStream(context.Response).WriteAsync(solutions, failures, cancellationToken);
            return Results.Empty;
        }

        var results = new List<VerifyResult>(plan.Solutions.Count);
        await foreach (var solution in solutions)
        {
            results.Add(VerifyResult.Of(solution));
        }

        return TypedResults.Ok(new VerifyResponse(results));
    }
}
