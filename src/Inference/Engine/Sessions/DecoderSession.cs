using Microsoft.ML.OnnxRuntime;
using Verify.Inference.Graph;

namespace Verify.Inference.Engine.Sessions;

/// <summary>A decoder's weights, loaded once. Thread-safe: several threads run it at a time, each with its own rows.</summary>
internal sealed class DecoderSession : IDisposable
{
    private readonly RunOptions _options = new();

    private DecoderSession(DecoderDimensions dimensions, InferenceSession layers, InferenceSession? vocabulary)
    {
        Dimensions = dimensions;
        Layers = layers;
        Vocabulary = vocabulary;
    }

    public DecoderDimensions Dimensions { get; }

    /// <summary>Tokens to hidden states or head values.</summary>
    public InferenceSession Layers { get; }

    /// <summary>Hidden states to logits; null for a reward model with heads.</summary>
    public InferenceSession? Vocabulary { get; }

    /// <exception cref="ModelFormatException">A graph is missing or cannot be loaded.</exception>
    public static DecoderSession Open(string directory, DecoderDimensions dimensions)
    {
        var layers = Load(directory, DecoderGraph.ModelFile);
        try
        {
            return new DecoderSession(dimensions, layers, dimensions.HeadValues > 0 ? null : Load(directory, DecoderGraph.VocabularyFile));
        }
        catch
        {
            layers.Dispose();
            throw;
        }
    }

    /// <summary>Runs on the calling thread.</summary>
    public void Run(InferenceSession graph, OrtIoBinding binding) => graph.RunWithBinding(_options, binding);

    public void Dispose()
    {
        Layers.Dispose();
        Vocabulary?.Dispose();
        _options.Dispose();
    }

    private static InferenceSession Load(string directory, string file)
    {
        var path = Path.Combine(directory, file);
        if (!File.Exists(path))
        {
            throw new ModelFormatException($"'{path}' is missing; import the model again.");
        }

        using var options = new SessionOptions
        {
            // One caller per core beats one caller with several threads, and leaves the cores to whoever has work.
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,

            // Every run has another shape; a pattern remembered for each would only gather memory.
            EnableMemoryPattern = false,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        try
        {
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException failure)
        {
            throw new ModelFormatException($"'{path}' cannot be loaded: {failure.Message}", failure);
        }
    }
}
