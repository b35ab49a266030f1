namespace Verify.Inference.Import.Configuration;

/// <summary>What <c>config.json</c> says of a decoder of the Llama family, with the defaults of its architecture filled in.</summary>
internal sealed record CheckpointConfig
{
    /// <summary>As published, e.g. <c>Qwen2ForCausalLM</c>.</summary>
    public required string Architecture { get; init; }

    public required HeadTask Task { get; init; }

    public required int VocabularySize { get; init; }

    public required int HiddenWidth { get; init; }

    public required int IntermediateWidth { get; init; }

    public required int Layers { get; init; }

    public required int QueryHeads { get; init; }

    public required int KeyValueHeads { get; init; }

    public required int HeadWidth { get; init; }

    public required double NormEpsilon { get; init; }

    public required int ContextLength { get; init; }

    /// <summary>Why the context is shorter than the configuration's own; null when it is not.</summary>
    public string? ContextNote { get; init; }

    public required RopeSettings Rope { get; init; }

    public bool AttentionBias { get; init; }

    public bool OutputBias { get; init; }

    public bool QueryKeyNorm { get; init; }

    public bool TiedEmbeddings { get; init; }

    /// <summary>The configuration's end-of-sequence ids; may be none.</summary>
    public IReadOnlyList<int> EndTokenIds { get; init; } = [];
}

/// <summary>What the checkpoint's head does, by the suffix of its architecture's name.</summary>
internal enum HeadTask
{
    /// <summary>Predicts the next token.</summary>
    LanguageModel,

    /// <summary>One score for the whole text, at its last token.</summary>
    SequenceClassification,

    /// <summary>Classes at each token.</summary>
    TokenClassification,

    /// <summary>Qwen2.5-Math's process reward model: two layers, two classes at each step token.</summary>
    ProcessReward,

    /// <summary>Qwen2.5-Math's outcome reward model: two layers, one score at the last token.</summary>
    OutcomeReward,
}
