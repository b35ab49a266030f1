using System.Text.Json.Nodes;

namespace Verify.Tests.Shared.Checkpoints;

/// <summary>What a random checkpoint looks like: the fields of its configuration and the form of its files.</summary>
public sealed record CheckpointSpec
{
    public required string Architecture { get; init; }

    public required string ModelType { get; init; }

    public int VocabularySize { get; init; } = 288;

    public int HiddenWidth { get; init; } = 64;

    public int IntermediateWidth { get; init; } = 96;

    public int Layers { get; init; } = 2;

    public int QueryHeads { get; init; } = 4;

    public int KeyValueHeads { get; init; } = 2;

    public int HeadWidth { get; init; } = 16;

    public double NormEpsilon { get; init; } = 1e-5;

    public double RopeTheta { get; init; } = 10_000;

    public int ContextLength { get; init; } = 256;

    public bool AttentionBias { get; init; }

    public bool OutputBias { get; init; }

    public bool QueryKeyNorm { get; init; }

    public bool TiedEmbeddings { get; init; }

    /// <summary>The configuration's <c>rope_scaling</c>, as published.</summary>
    public JsonObject? RopeScaling { get; init; }

    /// <summary>Further tensors (reward heads) by name and shape.</summary>
    public IReadOnlyList<(string Name, int[] Shape)> HeadTensors { get; init; } = [];

    /// <summary>Fields that are added to the configuration, or removed where the value is null.</summary>
    public IReadOnlyDictionary<string, JsonNode?> ConfigChanges { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>F32, BF16 or F16, as safetensors spells it.</summary>
    public string DataType { get; init; } = "F32";

    /// <summary>1 writes model.safetensors; more writes that many shards and their index.</summary>
    public int Shards { get; init; } = 1;

    public IReadOnlyList<string> SpecialTokens { get; init; } = ["<|pad|>", "<|problem|>", "<|solution|>", "<|end|>", "<|judge|>"];

    /// <summary>Stands in generation_config.json and as eos_token in tokenizer_config.json.</summary>
    public string EndToken { get; init; } = "<|end|>";

    /// <summary>The chat_template of tokenizer_config.json.</summary>
    public string? ChatTemplate { get; init; }

    /// <summary>The description file beside the checkpoint; null writes none.</summary>
    public JsonObject? Description { get; init; }

    public override string ToString() =>
        $"{Architecture} {DataType}{(TiedEmbeddings ? " tied" : "")}{(RopeScaling is null ? "" : " scaled")} x{Shards}";
}
