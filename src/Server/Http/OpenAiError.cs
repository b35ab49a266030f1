using System.Collections.Frozen;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Verify.Search;

namespace Verify.Server.Http;

[Description("An error as OpenAI's clients read it.")]
internal sealed record OpenAiError([property: Description("The error.")] OpenAiErrorBody Error)
{
    // Fields that floors below call by their native names, as this API calls them.
    private static readonly FrozenDictionary<string, string> OwnNames = new Dictionary<string, string>
    {
        ["problem"] = "messages",
        ["policy"] = "model",
        ["sampling.temperature"] = "temperature",
        ["sampling.topP"] = "top_p",
        ["sampling.topK"] = "top_k",
        ["sampling.minP"] = "min_p",
        ["sampling.repetitionPenalty"] = "repetition_penalty",
        ["sampling.maxTokens"] = "max_completion_tokens",
        ["sampling.maxToolCalls"] = "search.maxToolCalls",
    }.ToFrozenDictionary();

    public static bool IsSpokenAt(PathString path) => path.StartsWithSegments("/v1/chat") || path.StartsWithSegments("/v1/models");

    public static OpenAiError Of(Refusal refusal)
    {
        var errors = refusal.Errors.Select(error => error with { Path = OwnNameOf(error.Path) }).ToList();
        return new OpenAiError(
            new OpenAiErrorBody(
                errors.Count == 0 ? $"{refusal.Title} {refusal.Detail}" : string.Join(" ", errors.Select(Sentence)),
                TypeOf(refusal.Status),
                errors.FirstOrDefault()?.Path,
                refusal.Code.Replace('-', '_')
            )
        );
    }

    public static async Task WriteAsync(HttpResponse response, Refusal refusal, CancellationToken cancellationToken)
    {
        response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(response.Body, Of(refusal), WireJson.Default.OpenAiError, cancellationToken);
    }

    private static string OwnNameOf(string path) =>
        path.StartsWith("sampling.stop", StringComparison.Ordinal) ? path.Replace("sampling.", "", StringComparison.Ordinal)
        : path.StartsWith("tests", StringComparison.Ordinal) || path.StartsWith("constraints", StringComparison.Ordinal) ? $"search.{path}"
        : path.StartsWith("sampling.tools", StringComparison.Ordinal) ? path.Replace("sampling.", "search.", StringComparison.Ordinal)
        : OwnNames.GetValueOrDefault(path, path);

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
    [property: Description("What is wrong and how to mend it.")] string Message,
    [property: Description("`invalid_request_error`, `rate_limit_error` or `server_error`.")]
    [property: AllowedValues("invalid_request_error", "rate_limit_error", "server_error")]
        string Type,
    [property: Description("The field to blame; null when there is none.")] string? Param,
    [property: Description("The kind of error, for instance `model_not_found` or `unsupported_parameter`.")] string Code
);
