using Verify.Inference.Graph;
using Verify.Inference.Manifests;

namespace Verify.Inference.Engine.Sessions;

/// <summary>The sizes of a decoder that the engine needs to run it and to store its keys and values.</summary>
/// <param name="HeadValues">Values of the reward heads per token; 0 for a language model.</param>
internal sealed record DecoderDimensions(
    int Layers,
    int KeyValueHeads,
    int HeadWidth,
    int HiddenWidth,
    int VocabularySize,
    int ContextLength,
    int HeadValues
)
{
    /// <summary>Floats of output per token: head values, or the hidden state from which logits are computed.</summary>
    public int OutputWidth => HeadValues > 0 ? HeadValues : HiddenWidth;

    /// <summary>Floats of one column in one layer's keys (or values).</summary>
    public int KeyFloats => KeyValueHeads * HeadWidth;

    /// <summary>Memory of one column: keys and values of all layers, and the output kept for its token.</summary>
    public long ColumnBytes => sizeof(float) * ((2L * Layers * KeyFloats) + OutputWidth);

    public static DecoderDimensions Of(DecoderShape shape) =>
        new(
            shape.Layers,
            shape.KeyValueHeads,
            shape.HeadWidth,
            shape.HiddenWidth,
            shape.VocabularySize,
            shape.ContextLength,
            shape.Heads.Sum(head => head.Output.Outputs)
        );

    public static DecoderDimensions Of(ModelManifest manifest) =>
        new(
            manifest.Layers,
            manifest.KeyValueHeads,
            manifest.HeadWidth,
            manifest.HiddenWidth,
            manifest.VocabularySize,
            manifest.ContextLength,
            manifest.Heads.Count == 0 ? 0 : manifest.Heads.Max(head => head.Offset + head.Width)
        );
}
