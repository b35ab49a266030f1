namespace Verify.Inference.Graph;

/// <summary>Hugging Face's names of a Llama-family decoder's tensors.</summary>
internal static class WeightNames
{
    public const string Embeddings = "model.embed_tokens.weight";
    public const string FinalNorm = "model.norm.weight";
    public const string VocabularyProjection = "lm_head.weight";

    public static string Layer(int layer, string tensor) => $"model.layers.{layer}.{tensor}";
}
