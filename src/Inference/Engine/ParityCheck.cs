using Microsoft.ML.OnnxRuntime;
using Verify.Inference.Engine.Samples;
using Verify.Inference.Engine.Sessions;
using Verify.Inference.Engine.Trees;
using Verify.Inference.Manifests;

namespace Verify.Inference.Engine;

/// <summary>Replays a manifest's parity sample, so that a model that does not give here what it gave when imported is refused.</summary>
internal static class ParityCheck
{
    /// <summary>One path is run in one row, whatever it costs.</summary>
    private static readonly LayoutCosts WholeTree = new([new RunCost(1, 0, 0)], [new RunCost(1, 0, 0)], 0);

    /// <exception cref="ModelFormatException">
    /// The graph cannot be run as the manifest describes it, or an output differs by more than the sample's tolerance.
    /// </exception>
    public static void Run(DecoderSession session, string folder, ParitySample sample)
    {
        float[] outputs;
        try
        {
            outputs = LastOutputs(session, [.. sample.Tokens]);
        }
        catch (OnnxRuntimeException failure)
        {
            throw new ModelFormatException(
                $"'{folder}': its graph is not the one that {ModelManifestFile.Name} describes ({failure.Message}). "
                    + "Import the model again.",
                failure
            );
        }

        if (sample.OutputTokens.Count > 0)
        {
            outputs = [.. sample.OutputTokens.Select(token => outputs[token])];
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            var difference = MathF.Abs(outputs[i] - sample.Outputs[i]);
            if (difference <= sample.Tolerance)
            {
                continue;
            }

            throw new ModelFormatException(
                $"'{folder}' does not reproduce its parity sample: output {i} is {outputs[i]}, was {sample.Outputs[i]} when imported "
                    + $"(tolerance {sample.Tolerance}); the files were changed or belong to different imports. Import the model again."
            );
        }
    }

    /// <summary>Head values, or logits, at the last of the tokens.</summary>
    public static float[] LastOutputs(DecoderSession session, int[] tokens)
    {
        using var tools = new SamplingTools(session);
        using var tree = new TreeCore(session, tools, WholeTree, tokens.Length);
        var pending = new List<int>();
        var last = tree.Resolve(tokens, pending);
        while (pending.Count > 0)
        {
            tree.RunSome(pending);
        }

        if (session.Vocabulary is null)
        {
            return tree.Output(last).ToArray();
        }

        using var logits = tree.RentLogits();
        logits.Compute([last]);
        return logits.Row(0).ToArray();
    }
}
