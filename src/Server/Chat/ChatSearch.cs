using System.Text.Json;
using Verify.Search;
using Verify.Server.Http;

namespace Verify.Server.Chat;

/// <summary>From what a chat request says to what the search floor is asked.</summary>
internal static class ChatSearch
{
    private const int MostStops = 4;

    public static SearchRequest ToSearchRequest(this ChatRequest request, ModelName model)
    {
        var search = new SearchRequest
        {
            Problem = ChatProblem.Of(request.Messages),
            Policy = model.Policy,
            Strategy = model.Strategy,
            Tests = request.Search?.Tests?.ToTests(),
            Constraints = request.Search?.Constraints?.ToConstraints(),
            Sampling = SamplingOf(request),
            Seed = (ulong?)request.Seed,
        };
        return model.Strategy is null && request.Search is null ? PolicyAlone(search, request) : request.Search?.ApplyTo(search) ?? search;
    }

    /// <summary>
    /// A policy without a strategy answers as a language model does: one sample for each choice, all drawn at once, nothing scored.
    /// </summary>
    private static SearchRequest PolicyAlone(SearchRequest search, ChatRequest request)
    {
        if (request.Temperature == 0)
        {
            return search with { Strategy = "greedy" };
        }

        var samples = JsonSerializer.SerializeToElement(request.N ?? 1, ChatJson.Default.Int32);
        return search with
        {
            Strategy = "majority",
            Options = new Dictionary<string, JsonElement> { ["samples"] = samples, ["wave"] = samples },
        };
    }

    private static SearchSampling SamplingOf(ChatRequest request)
    {
        if (request.MaxTokens is { } older && request.MaxCompletionTokens is { } newer && older != newer)
        {
            throw new RefusedException(
                new RequestError("max_tokens", $"The value is {older}, but max_completion_tokens is {newer}; send one of them.")
            );
        }

        return new SearchSampling
        {
            Temperature = (float?)request.Temperature,
            TopP = (float?)request.TopP,
            TopK = request.TopK,
            MinP = (float?)request.MinP,
            RepetitionPenalty = (float?)request.RepetitionPenalty,
            MaxTokens = request.MaxCompletionTokens ?? request.MaxTokens,
            Tools = request.Search?.Tools,
            MaxToolCalls = request.Search?.MaxToolCalls,
            Stop = request.Stop is { } stop ? ReadStop(stop) : null,
        };
    }

    private static List<string> ReadStop(JsonElement stop) =>
        stop.ValueKind switch
        {
            JsonValueKind.String => [stop.GetString()!],
            JsonValueKind.Array
                when stop.GetArrayLength() <= MostStops && stop.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String) =>
                stop.EnumerateArray().Select(item => item.GetString()!).ToList(),
            _ => throw new RefusedException(
                new RequestError(
                    "stop",
                    $"The value is {JsonShape.Describe(stop)}, but a string or a list of up to {MostStops} strings is expected."
                )
            ),
        };
}
