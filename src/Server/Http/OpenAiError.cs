using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Verify.Search;

namespace Verify.Server.Http;

[Description("An error as OpenAI's clients read it.")]
internal sealed record OpenAiError([property: Description("The error.")] OpenAiErrorBody Error)
{
    public static bool IsSpokenAt(PathString path) => path.StartsWithSegments("/v1/chat") || path.StartsWithSegments("/v1/models");

    public static OpenAiError Of(Refusal refusal)
    {
        var errors = refusal.Errors;
        return new OpenAiError(
            new OpenAiErrorBody(
                errors.Count == 0 ? $"{refusal.Title} {refusal.Detail}" : string.Join(" ", errors.Select(Sentence)),
                TypeOf(refusal.Status),
                errors.Count == 0 ? null : errors[0].Path,
                refusal.Code.Replace('-', '_')
            )
        );
    }

    public static async Task WriteAsync(HttpResponse response, Refusal refusal, CancellationToken cancellationToken)
    {
        response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(response.Body, Of(refusal), HttpJson.Default.OpenAiError, cancellationToken);
    }

    private static string Sentence(RequestError error) => $"{error.Path}: {error.Message}";

    private static string TypeOf(int status) =>
        status switch
        {
            StatusCodes.Status429TooManyRequests => "rate_limit_error",
            >= 500 => "server_error",
            _ => "invalid_request_error",
        };
}

[Description("What is wrong.")]
internal sealed record OpenAiErrorBody(
    [property: Description("What is wrong and how to fix it.")] string Message,
    [property: Description("`invalid_request_error`, `rate_limit_error` or `server_error`.")]
    [property: AllowedValues("invalid_request_error", "rate_limit_error", "server_error")]
        string Type,
    [property: Description("The field to blame; null when there is none.")] string? Param,
    [property: Description("The kind of error, for instance `model_not_found` or `unsupported_parameter`.")] string Code
);
