using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Verify.Server.Wire;

namespace Verify.Server.Chat;

[Description("A piece of a streamed chat completion.")]
internal sealed record ChatChunk
{
    [Description("The same in every chunk of a stream.")]
    public required string Id { get; init; }

    [Description("`chat.completion.chunk`.")]
    public required string Object { get; init; }

    [Description("Unix time in seconds.")]
    public required long Created { get; init; }

    [Description("What serves the request: the policy and the strategy.")]
    public required string Model { get; init; }

    [Description("One choice, or none in the chunk that carries the usage.")]
    public required IReadOnlyList<ChunkChoice> Choices { get; init; }

    /// <remarks>Raw, since a stream that carries usage says null before its last chunk, and one that does not says nothing.</remarks>
    [Description("With `stream_options.include_usage`: what was spent, in the last chunk, and null in those before it.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Usage { get; init; }

    [Description("An extension, in the chunk that carries the usage: what exact checkers, tests included, say of the first choice.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VerdictBody? Verdict { get; init; }

    [Description("An extension, in the chunk that carries the usage: how sure it is that the first choice's answer stays ahead.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Confidence { get; init; }

    [Description("An extension, in the chunk that carries the usage: how alike the verifiers rank the candidates.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Agreement { get; init; }

    [Description("An extension, in the chunk that carries the usage: every value the search used.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SearchEcho? Search { get; init; }
}

[Description("A piece of a choice.")]
internal sealed record ChunkChoice(
    [property: Description("From 0, the best.")] int Index,
    [property: Description("The addition.")] ChatDelta Delta,
    [property: Description("Log-probabilities of the tokens that are added; null unless asked for.")] ChatLogprobs? Logprobs,
    [property: Description("Null until the choice is complete."), JsonPropertyName("finish_reason"), AllowedValues("stop", "length")]
        string? FinishReason
);

[Description("What a piece adds to a choice.")]
internal sealed record ChatDelta
{
    [Description("`assistant`, in the first piece.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    [Description("More of the solution.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Content { get; init; }

    [Description("A line about the search while it goes on.")]
    [JsonPropertyName("reasoning_content")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReasoningContent { get; init; }
}
