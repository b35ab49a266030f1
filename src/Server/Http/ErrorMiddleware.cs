using System.Globalization;

namespace Verify.Server.Http;

/// <summary>The one place where failures become answers: in OpenAI's shape below its paths, as problem details elsewhere.</summary>
internal sealed class ErrorMiddleware(RequestDelegate next, Failures failures)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, ContentType: null } && RefusalOf(context) is { } refusal)
            {
                await WriteAsync(context, refusal);
            }
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await WriteAsync(context, failures.Answer(context.Request, exception));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
    }

    /// <summary>What a bare status set by routing means; null when it is no refusal.</summary>
    private static Refusal? RefusalOf(HttpContext context) =>
        context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Refusals.UnknownPath(context.Request.Path),
            StatusCodes.Status405MethodNotAllowed => Refusals.WrongMethod(context.Request, context.Response.Headers.Allow.ToString()),
            StatusCodes.Status415UnsupportedMediaType => Refusals.NotJson(context.Request.ContentType),
            _ => null,
        };

    private static Task WriteAsync(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        if (refusal.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        // OpenAI's clients send a request again after any 5xx, in vain where nothing will have changed.
        if (refusal.Status == StatusCodes.Status501NotImplemented)
        {
            context.Response.Headers["x-should-retry"] = "false";
        }

        return OpenAiError.IsSpokenAt(context.Request.Path)
            ? OpenAiError.WriteAsync(context.Response, refusal, context.RequestAborted)
            : Problem.WriteAsync(context.Response, refusal, context.RequestAborted);
    }
}
