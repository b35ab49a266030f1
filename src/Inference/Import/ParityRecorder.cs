using Microsoft.ML.OnnxRuntime;
using Verify.Inference.Engine;
using Verify.Inference.Engine.Sessions;
using Verify.Inference.Manifests;
using Verify.Inference.Tokenization;

namespace Verify.Inference.Import;

/// <summary>
/// Runs a written model once over a short prompt and records its outputs, so that every load can check that it still gives them.
/// </summary>
internal static class ParityRecorder
{
    private const string Problem = "Tom has 3 apples and buys 12 more. How many apples does he have?";
    private const int MostTokens = 48;
    private const int KeptLogits = 8;

    /// <exception cref="ModelFormatException">The model cannot be run, or gives a value that is not finite.</exception>
    public static ParitySample Record(DecoderSession session, PromptTemplate template, ImportRequest request)
    {
        var prompt = template.Render(Problem);
        var tokens = prompt[..Math.Min(prompt.Length, Math.Min(MostTokens, session.Dimensions.ContextLength))];
        var outputs = Outputs(session, tokens, request);
        var tolerance = Tolerance(request.Precision) * MathF.Max(1, outputs.Max(MathF.Abs));
        if (session.Vocabulary is null)
        {
            return new ParitySample(tokens, outputs, [], tolerance);
        }

        int[] likeliest = [.. Enumerable.Range(0, outputs.Length).OrderByDescending(id => outputs[id]).Take(KeptLogits)];
        return new ParitySample(tokens, [.. likeliest.Select(id => outputs[id])], likeliest, tolerance);
    }

    private static float[] Outputs(DecoderSession session, int[] tokens, ImportRequest request)
    {
        float[] outputs;
        try
        {
            outputs = ParityCheck.LastOutputs(session, tokens);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelFormatException($"{request.Source}: the graph that was written cannot be run ({e.Message}).", e);
        }

        return outputs.All(float.IsFinite)
            ? outputs
            : throw new ModelFormatException(
                $"{request.Source}: the imported model gives values that are not finite. Import it in float32; "
                    + "if it still does, the checkpoint is damaged."
            );
    }

    /// <summary>
    /// Relative to the largest output. Processors round sums differently; with quantised activations a difference in rounding moves
    /// activations by whole levels, and how tokens are packed into runs matters too.
    /// </summary>
    private static float Tolerance(Precision precision) => precision == Precision.Float32 ? 1e-3f : 5e-2f;
}
