using Microsoft.ML.OnnxRuntime;
using Verify.Inference.Graph;

namespace Verify.Inference.Import;

/// <summary>Runs a model folder's graphs over one path, all tokens at once: what an import needs of an engine.</summary>
internal static class GraphProbe
{
    /// <summary>The logits, or all head values, at the last token.</summary>
    /// <exception cref="ModelFormatException">A graph cannot be loaded or run, or gives a value that is not finite.</exception>
    public static float[] Run(string directory, DecoderShape shape, int[] tokens)
    {
        try
        {
            var width = shape.Heads.Count > 0 ? shape.Heads.Sum(head => head.Output.Outputs) : shape.HiddenWidth;
            var last = Layers(directory, shape, tokens)[^width..];
            var outputs = shape.Heads.Count > 0 ? last : Logits(directory, last);
            return outputs.All(float.IsFinite)
                ? outputs
                : throw new ModelFormatException($"{directory}: the model gives values that are not finite. Import it in float32, or fetch the checkpoint again.");
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelFormatException($"{directory}: the written graph cannot be run ({e.Message}).", e);
        }
    }

    private static float[] Layers(string directory, DecoderShape shape, int[] tokens)
    {
        using var session = Open(directory, DecoderGraph.ModelFile);
        var count = tokens.Length;
        var mask = new float[count * count];
        for (var row = 0; row < count; row++)
        {
            mask.AsSpan((row * count) + row + 1, count - row - 1).Fill(float.NegativeInfinity);
        }

        var inputs = new Dictionary<string, OrtValue>
        {
            [TensorNames.Tokens] = OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(tokens, token => (long)token), [1, count]),
            [TensorNames.Positions] = OrtValue.CreateTensorValueFromMemory([.. Enumerable.Range(0, count).Select(position => (long)position)], [1, count]),
            [TensorNames.Mask] = OrtValue.CreateTensorValueFromMemory(mask, [1, 1, count, count]),
            [TensorNames.LastColumns] = OrtValue.CreateTensorValueFromMemory([count - 1], [1]),
            [TensorNames.TotalColumns] = OrtValue.CreateTensorValueFromMemory([count], []),
        };
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            foreach (var name in new[] { TensorNames.PastKey(layer), TensorNames.PastValue(layer) })
            {
                inputs[name] = OrtValue.CreateTensorValueFromMemory(
                    new float[shape.KeyValueHeads * count * shape.HeadWidth], [1, shape.KeyValueHeads, count, shape.HeadWidth]);
            }
        }

        return RunOnce(session, inputs, shape.Heads.Count > 0 ? TensorNames.Heads : TensorNames.Hidden);
    }

    private static float[] Logits(string directory, float[] hidden)
    {
        using var session = Open(directory, DecoderGraph.VocabularyFile);
        var inputs = new Dictionary<string, OrtValue> { [TensorNames.Hidden] = OrtValue.CreateTensorValueFromMemory(hidden, [1, hidden.Length]) };
        return RunOnce(session, inputs, TensorNames.Logits);
    }

    private static float[] RunOnce(InferenceSession session, Dictionary<string, OrtValue> inputs, string output)
    {
        try
        {
            using var options = new RunOptions();
            using var results = session.Run(options, inputs, [output]);
            return results[0].GetTensorDataAsSpan<float>().ToArray();
        }
        finally
        {
            foreach (var value in inputs.Values)
            {
                value.Dispose();
            }
        }
    }

    private static InferenceSession Open(string directory, string file)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        return new InferenceSession(Path.Combine(directory, file), options);
    }
}
