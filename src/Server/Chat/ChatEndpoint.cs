using Verify.Search;
using Verify.Server.Admission;
using Verify.Server.Composition;
using Verify.Server.Http;
using Verify.Server.Progress;

namespace Verify.Server.Chat;

/// <summary><c>POST /v1/chat/completions</c>, whole and streamed.</summary>
internal static class ChatEndpoint
{
    /// <summary>The operation's name in the OpenAPI document.</summary>
    public const string Name = "createChatCompletion";

    public static IEndpointRouteBuilder MapChat(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/v1/chat/completions", CompleteAsync)
            .WithName(Name)
            .WithTags("OpenAI-compatible")
            .WithSummary("Answer a chat")
            .WithDescription(
                "Searches for the answer to the problem in the messages, as OpenAI's clients ask for it. With "
                    + "`stream` the answer is a stream "
                    + "of server-sent events (`data:` lines with chunks, then `[DONE]`)."
            )
            .WithMetadata(new FieldNames(ChatFields.OwnName))
            .Accepts<ChatRequest>("application/json")
            .Produces<ChatCompletion>()
            .RefusesWithOpenAiError(400, 404, 413, 415, 429, 501, 503);
        return routes;
    }

    private static async Task<IResult> CompleteAsync(
        HttpContext context,
        EngineHost host,
        Searches searches,
        Failures failures,
        TimeProvider time
    )
    {
        var cancellationToken = context.RequestAborted;
        var request = await JsonBody.ReadAsync(context.Request, ChatJson.Default.ChatRequest, cancellationToken);
        var ask = Plan(request, host.Engine.Search, searches, time);
        if (request.Stream == true)
        {
            await new ChatStream(context.Response, ask).WriteAsync(searches, host.Engine.Equivalence, failures, time, cancellationToken);
            return Results.Empty;
        }

        var result = await searches.RunAsync(ask.Plan, NoObserver.Instance, cancellationToken);
        return TypedResults.Ok(ChatCompletion.Of(result, ask, ChatSolution.Of(result, ask.Choices, host.Engine.Equivalence)));
    }

    private static ChatAsk Plan(ChatRequest request, ISearchEngine engine, Searches searches, TimeProvider time)
    {
        UnsupportedFields.Refuse(request);
        var model = ModelName.Find(engine, request.Model);
        var plan = ChatFields.Plan(request, () => searches.Plan(request.ToSearchRequest(model)));
        var choices = request.N ?? 1;
        if (choices > plan.Candidates)
        {
            throw new RefusedException(
                new RequestError(
                    "n",
                    $"The value is {choices}, but the search makes at most {plan.Candidates} candidates; lower it or raise "
                        + "search.budget.candidates."
                )
            );
        }

        return new ChatAsk(
            "chatcmpl-" + Identifier.New(),
            time.GetUtcNow().ToUnixTimeSeconds(),
            model.Strategy is null && request.Search is null ? model : new ModelName(plan.Policy, plan.Strategy),
            plan,
            choices,
            request.Logprobs ?? false,
            request.StreamOptions?.IncludeUsage ?? false
        );
    }
}
