namespace Verify.Inference.Graph;

/// <summary>A decoder of the Llama family as its graph needs it: sizes, and which of the family's variations it has.</summary>
internal sealed record DecoderShape
{
    public required int VocabularySize { get; init; }

    public required int HiddenWidth { get; init; }

    public required int IntermediateWidth { get; init; }

    public required int Layers { get; init; }

    public required int QueryHeads { get; init; }

    public required int KeyValueHeads { get; init; }

    public required int HeadWidth { get; init; }

    public required float NormEpsilon { get; init; }

    public required int ContextLength { get; init; }

    public required RopeTable Rope { get; init; }

    /// <summary>Query, key and value projections have a bias (Qwen2).</summary>
    public bool AttentionBias { get; init; }

    /// <summary>The attention's output projection has one too (Llama's <c>attention_bias</c>).</summary>
    public bool OutputBias { get; init; }

    /// <summary>Each head's query and key are RMS-normed before they are rotated (Qwen3).</summary>
    public bool QueryKeyNorm { get; init; }

    /// <summary>The embedding table is also the output projection.</summary>
    public bool TiedEmbeddings { get; init; }

    /// <summary>Reward heads in the order of their values; empty for a language model.</summary>
    public IReadOnlyList<HeadShape> Heads { get; init; } = [];
}

/// <summary>Cosines and sines of the rotary embedding, row-major [ContextLength, HeadWidth / 2].</summary>
internal sealed record RopeTable(float[] Cos, float[] Sin);
