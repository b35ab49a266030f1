using System.Text.Json;
using Verify.Search;
using Verify.Server.Http;

namespace Verify.Server.Chat;

/// <summary>
/// Finds fields whose meaning cannot be honoured. Only values that would change the answer are refused: clients send empty lists, zeros and
/// defaults as a matter of course.
/// </summary>
internal static class UnsupportedFields
{
    /// <exception cref="RefusedException">Some field cannot be honoured.</exception>
    public static void Refuse(ChatRequest request)
    {
        var errors = Find(request).ToList();
        if (errors.Count > 0)
        {
            throw new RefusedException(Refusal.Fields(errors) with { Code = "unsupported-parameter" });
        }
    }

    private static IEnumerable<RequestError> Find(ChatRequest request)
    {
        if (!IsEmpty(request.Tools))
        {
            yield return new("tools", "Tools are not called by this server; omit the field.");
        }

        if (!IsEmpty(request.Functions))
        {
            yield return new("functions", "Functions are not called by this server; omit the field.");
        }

        if (!IsOneOf(request.ToolChoice, "none", "auto"))
        {
            yield return new("tool_choice", "Tools are not called by this server; omit the field or send 'none'.");
        }

        if (!IsOneOf(request.FunctionCall, "none", "auto"))
        {
            yield return new("function_call", "Functions are not called by this server; omit the field or send 'none'.");
        }

        if (!IsText(request.ResponseFormat))
        {
            yield return new("response_format", "Answers are plain text; omit the field or send {\"type\": \"text\"}.");
        }

        if (!IsEmpty(request.LogitBias))
        {
            yield return new("logit_bias", "Single tokens cannot be biased; omit the field.");
        }

        if (request.Audio is not null)
        {
            yield return new("audio", "Answers are text; omit the field.");
        }

        if (request.Modalities is { } modalities && !IsTextOnly(modalities))
        {
            yield return new("modalities", "Answers are text; omit the field or send [\"text\"].");
        }

        if (request.WebSearchOptions is not null)
        {
            yield return new("web_search_options", "Nothing is looked up; omit the field.");
        }

        if (request.TopLogprobs is not (null or 0))
        {
            yield return new("top_logprobs", "Alternatives of a token are not kept; send 0 and read the chosen tokens' log-probabilities.");
        }

        if (request.FrequencyPenalty is not (null or 0))
        {
            yield return new("frequency_penalty", "There is no such penalty here; send 0 and use repetition_penalty.");
        }

        if (request.PresencePenalty is not (null or 0))
        {
            yield return new("presence_penalty", "There is no such penalty here; send 0 and use repetition_penalty.");
        }
    }

    private static bool IsEmpty(JsonElement? value) =>
        value switch
        {
            null => true,
            { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == 0,
            { ValueKind: JsonValueKind.Object } map => map.GetPropertyCount() == 0,
            _ => false,
        };

    private static bool IsOneOf(JsonElement? value, params ReadOnlySpan<string> allowed) =>
        value is not { } given || (given.ValueKind is JsonValueKind.String && allowed.Contains(given.GetString()));

    private static bool IsText(JsonElement? format) =>
        format is not { } given
        || (
            given.ValueKind is JsonValueKind.Object
            && given.TryGetProperty("type", out var type)
            && type.ValueKind is JsonValueKind.String
            && type.ValueEquals("text")
        );

    private static bool IsTextOnly(JsonElement modalities) =>
        modalities.ValueKind is JsonValueKind.Array
        && modalities.EnumerateArray().All(modality => modality.ValueKind is JsonValueKind.String && modality.ValueEquals("text"));
}
