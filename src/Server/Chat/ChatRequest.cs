using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verify.Search.Limits;

namespace Verify.Server.Chat;

[Description(
    "A chat completion as OpenAI's clients ask for it. Fields that cannot be honoured are refused by name; fields that change nothing "
        + "here, known or unknown, are ignored."
)]
internal sealed record ChatRequest
{
    [Description(
        "A policy (`demo`), which alone answers with one sample for each choice, or a policy with a strategy (`demo@beam`), which "
            + "searches; see GET /v1/models."
    )]
    public required string Model { get; init; }

    [Description(
        "The problem: the texts of all system, developer and user messages in order, an empty line between them. At least one user "
            + "message; conversations of several turns are refused."
    )]
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    [Description("An extension: how to search. It takes precedence over the model's name.")]
    public ChatSearchChoice? Search { get; init; }

    [Description(
        "How many choices to return: the best candidates with distinct answers, in rank order; fewer when fewer distinct answers were "
            + "found."
    )]
    [Range(1, 128)]
    public int? N { get; init; }

    [Description("Makes the answer reproducible. Omitted: drawn, and echoed in `search`.")]
    [Range(typeof(long), SeedLimits.MinText, SeedLimits.MaxText)]
    public long? Seed { get; init; }

    [Description("True streams: progress of the search as `reasoning_content`, then the chosen solution as `content`.")]
    public bool? Stream { get; init; }

    [Description("What a stream carries besides.")]
    [JsonPropertyName("stream_options")]
    public StreamOptions? StreamOptions { get; init; }

    [Description("The most tokens of one solution.")]
    [JsonPropertyName("max_completion_tokens")]
    [Range(SamplingLimits.MinTokens, int.MaxValue)]
    public int? MaxCompletionTokens { get; init; }

    [Description("The older name of `max_completion_tokens`.")]
    [JsonPropertyName("max_tokens")]
    [Range(SamplingLimits.MinTokens, int.MaxValue)]
    public int? MaxTokens { get; init; }

    [Description("Strings that end a solution: one, or a list of up to four.")]
    public JsonElement? Stop { get; init; }

    [Description("Divides the logits; 0 takes the most probable token.")]
    [Range(SamplingLimits.MinTemperature, SamplingLimits.MaxTemperature)]
    public double? Temperature { get; init; }

    [Description("Top-p: keeps the smallest set of most probable tokens whose total probability reaches this; above 0.")]
    [JsonPropertyName("top_p")]
    [Range(SamplingLimits.MinTopP, SamplingLimits.MaxTopP)]
    public double? TopP { get; init; }

    [Description("An extension of local servers: top-k: keeps the k most probable tokens; 0 keeps all.")]
    [JsonPropertyName("top_k")]
    [Range(SamplingLimits.MinTopK, int.MaxValue)]
    public int? TopK { get; init; }

    [Description(
        "An extension of local servers: min-p: drops tokens whose probability is below this fraction of the most probable token's."
    )]
    [JsonPropertyName("min_p")]
    [Range(SamplingLimits.MinMinP, SamplingLimits.MaxMinP)]
    public double? MinP { get; init; }

    [Description("An extension of local servers: makes tokens that were already used less likely (above 1).")]
    [JsonPropertyName("repetition_penalty")]
    [Range(SamplingLimits.MinRepetitionPenalty, SamplingLimits.MaxRepetitionPenalty)]
    public double? RepetitionPenalty { get; init; }

    [Description("True returns the log-probability of every token of each choice.")]
    public bool? Logprobs { get; init; }

    [Description("Only 0: alternatives of a token are not kept.")]
    [JsonPropertyName("top_logprobs")]
    public int? TopLogprobs { get; init; }

    [Description("Only 0; see `repetition_penalty`.")]
    [JsonPropertyName("frequency_penalty")]
    public double? FrequencyPenalty { get; init; }

    [Description("Only 0; see `repetition_penalty`.")]
    [JsonPropertyName("presence_penalty")]
    public double? PresencePenalty { get; init; }

    [Description("Only empty: single tokens cannot be biased.")]
    [JsonPropertyName("logit_bias")]
    public JsonElement? LogitBias { get; init; }

    [Description("Only `{\"type\": \"text\"}`.")]
    [JsonPropertyName("response_format")]
    public JsonElement? ResponseFormat { get; init; }

    [Description("Only empty: tools are not called.")]
    public JsonElement? Tools { get; init; }

    [Description("Only `none` or `auto`.")]
    [JsonPropertyName("tool_choice")]
    public JsonElement? ToolChoice { get; init; }

    [Description("Only empty: functions are not called.")]
    public JsonElement? Functions { get; init; }

    [Description("Only `none` or `auto`.")]
    [JsonPropertyName("function_call")]
    public JsonElement? FunctionCall { get; init; }

    [Description("Refused: answers are text.")]
    public JsonElement? Audio { get; init; }

    [Description("Only `[\"text\"]`.")]
    public JsonElement? Modalities { get; init; }

    [Description("Refused: nothing is looked up.")]
    [JsonPropertyName("web_search_options")]
    public JsonElement? WebSearchOptions { get; init; }
}

[Description("A message.")]
internal sealed record ChatMessage
{
    [Description("`system`, `developer` or `user`.")]
    public required string Role { get; init; }

    [Description("A string, or a list of parts of type `text`.")]
    public JsonElement? Content { get; init; }
}

[Description("What a stream carries besides.")]
internal sealed record StreamOptions
{
    [Description("True adds a last chunk with `usage`.")]
    [JsonPropertyName("include_usage")]
    public bool? IncludeUsage { get; init; }
}
