using Microsoft.ML.OnnxRuntime;
using Verify.Inference.Graph;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Import;

/// <summary>Runs a written model once over a short prompt and keeps what it gave, so that every load can see that it still gives that.</summary>
internal static class ParityRecorder
{
    private const string Problem = "Tom has 3 apples and buys 12 more. How many apples does he have?";
    private const int MostTokens = 48;
    private const int KeptLogits = 8;

    public static ParitySample Record(string directory, DecoderShape shape, PromptTemplate template, Precision precision)
    {
        var prompt = template.Render(Problem);
        var tokens = prompt[..Math.Min(prompt.Length, Math.Min(MostTokens, shape.ContextLength))];
        var outputs = GraphProbe.Run(directory, shape, tokens);
        int[] kept = shape.Heads.Count > 0 ? [] : [.. Enumerable.Range(0, outputs.Length).OrderByDescending(id => outputs[id]).Take(KeptLogits)];
        float[] values = shape.Heads.Count > 0 ? outputs : [.. kept.Select(id => outputs[id])];
        return new ParitySample(tokens, values, kept, Tolerance(precision) * MathF.Max(1, outputs.Max(MathF.Abs)));
    }

    /// <summary>
    /// Relative to the largest output. Processors round sums differently; with quantised activations a difference in rounding moves
    /// activations by whole levels, and how tokens are packed into runs matters too.
    /// </summary>
    private static float Tolerance(Precision precision) => precision == Precision.Float32 ? 1e-3f : 5e-2f;
}
