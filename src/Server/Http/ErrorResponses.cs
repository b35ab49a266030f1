namespace Verify.Server.Http;

/// <summary>Declares on an endpoint which refusals it answers with, and in which shape.</summary>
internal static class ErrorResponses
{
    /// <summary>Refusals as RFC 9457 problem details.</summary>
    public static RouteHandlerBuilder RefusesWithProblem(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<Problem>(status, Problem.MediaType);
        }

        return endpoint;
    }

    /// <summary>Refusals in the shape OpenAI's clients read.</summary>
    public static RouteHandlerBuilder RefusesWithOpenAiError(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<OpenAiError>(status);
        }

        return endpoint;
    }
}
