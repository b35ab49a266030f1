using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Inference;

/// <summary>
/// Generations as JSON, column by column since a token of its own would be mostly field names: <c>bytes</c> (base64) determine the text,
/// <c>ids</c> the path, where the engine has lasting ids; bytes alone would not, since text can be cut into tokens in several ways.
/// </summary>
internal sealed class GenerationJson : JsonConverter<Generation>
{
    public override Generation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var columns = JsonSerializer.Deserialize<Columns>(ref reader, options) ?? throw new JsonException("A generation is null.");
        var (count, given) = (columns.Bytes.Length, columns.Given.ToHashSet());
        if (columns.LogProbabilities.Length != count || (columns.Ids is { } ids && ids.Length != count))
        {
            throw new JsonException("The columns of a generation have different lengths.");
        }

        var tokens = new SampledToken[count];
        for (var i = 0; i < count; i++)
        {
            tokens[i] = new SampledToken(
                new Token(columns.Ids?[i] ?? Token.NoId, columns.Bytes[i]),
                columns.LogProbabilities[i],
                given.Contains(i)
            );
        }

        return new Generation(tokens, columns.End);
    }

    public override void Write(Utf8JsonWriter writer, Generation value, JsonSerializerOptions options)
    {
        var tokens = value.Tokens.ToArray();
        JsonSerializer.Serialize(
            writer,
            new Columns
            {
                Ids = Array.Exists(tokens, one => one.Token.Id == Token.NoId) ? null : Array.ConvertAll(tokens, one => one.Token.Id),
                Bytes = Array.ConvertAll(tokens, one => one.Token.Bytes.ToArray()),
                LogProbabilities = Array.ConvertAll(tokens, one => one.LogProbability),
                Given = [.. tokens.Index().Where(one => one.Item.Given).Select(one => one.Index)],
                End = value.End,
            },
            options
        );
    }

    private sealed record Columns
    {
        [JsonPropertyName("ids")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int[]? Ids { get; init; }

        [JsonPropertyName("bytes")]
        public required byte[][] Bytes { get; init; }

        [JsonPropertyName("logProbabilities")]
        public required float[] LogProbabilities { get; init; }

        /// <summary>Indices, in order, of the tokens that were put in.</summary>
        [JsonPropertyName("given")]
        public int[] Given { get; init; } = [];

        [JsonPropertyName("end")]
        public required GenerationEnd End { get; init; }
    }
}

/// <summary>Ends by their names in camel case.</summary>
internal sealed class GenerationEndJson() : JsonStringEnumConverter<GenerationEnd>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
