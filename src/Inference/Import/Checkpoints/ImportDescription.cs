using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Verify.Inference.Import.Checkpoints;

/// <summary>
/// The contents of a description file (<c>verify.json</c> in a checkpoint's directory); what it leaves out is taken from the checkpoint's
/// own files.
/// </summary>
public sealed record ImportDescription
{
    /// <summary>The file's name in a checkpoint's directory.</summary>
    public const string FileName = "verify.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter<ModelKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Policy or reward.</summary>
    public ModelKind? Kind { get; init; }

    /// <summary>The prompt with the placeholder <c>{problem}</c>.</summary>
    public string? Template { get; init; }

    /// <summary>Further prompts by name, each with the placeholders that it needs; the special tokens are written out.</summary>
    public IReadOnlyDictionary<string, string>? Templates { get; init; }

    /// <summary>What ends a step.</summary>
    public string? StepSeparator { get; init; }

    /// <summary>The special token that ends the text.</summary>
    public string? End { get; init; }

    /// <summary>How step scores become one.</summary>
    public string? Aggregation { get; init; }

    /// <summary>Reward heads by name (<c>process</c>, <c>outcome</c>, <c>pairwise</c>), in the order of their values.</summary>
    public IReadOnlyDictionary<string, ImportHead>? Heads { get; init; }

    /// <summary>Reads a description file.</summary>
    /// <exception cref="ModelFormatException">The file is missing, is not JSON or has an unknown field.</exception>
    public static ImportDescription Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportDescription>(File.ReadAllBytes(path), Options)
                ?? throw new ModelFormatException($"{path}: contains null where a description is expected.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ModelFormatException($"{path}: is not a description of a model ({e.Message}).", e);
        }
    }
}

/// <summary>A linear reward head, or one of two layers, by the names of its tensors.</summary>
public sealed record ImportHead
{
    /// <summary>Tensor [values, width of its input].</summary>
    public required string Weight { get; init; }

    /// <summary>Tensor [values]; null for none.</summary>
    public string? Bias { get; init; }

    /// <summary>Takes these rows of <see cref="Weight"/> only, e.g. the vocabulary rows of two tokens.</summary>
    public IReadOnlyList<int>? Rows { get; init; }

    /// <summary>A layer before the head; null for none.</summary>
    public ImportHiddenLayer? Hidden { get; init; }

    /// <summary><c>softmax</c>, <c>sigmoid</c>, <c>tanh</c> or <c>identity</c>.</summary>
    public required string Readout { get; init; }

    /// <summary>The class that means "right", for softmax.</summary>
    public int Class { get; init; } = 1;

    /// <summary>Where it is read: <c>step</c>, <c>end</c> or <c>judge</c>.</summary>
    public required string At { get; init; }

    /// <summary>The special token that replaces the separator; null when the separator itself is read.</summary>
    public string? StepToken { get; init; }

    /// <summary>The text between the two solutions of a pair.</summary>
    public string? Joiner { get; init; }

    /// <summary>The text after both solutions of a pair, at whose last token the head is read.</summary>
    public string? Judge { get; init; }
}

/// <summary>A hidden layer of a reward head.</summary>
public sealed record ImportHiddenLayer
{
    /// <summary>Tensor [units, hidden width].</summary>
    public required string Weight { get; init; }

    /// <summary>Tensor [units]; null for none.</summary>
    public string? Bias { get; init; }

    /// <summary><c>relu</c> or <c>tanh</c>.</summary>
    public required string Activation { get; init; }
}
