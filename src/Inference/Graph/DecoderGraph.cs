namespace Verify.Inference.Graph;

/// <summary>
/// Writes a decoder as ONNX: <see cref="ModelFile"/> runs tokens and yields their final hidden states (reward models: their head values),
/// <see cref="VocabularyFile"/> projects chosen hidden states to the vocabulary (language models only).
/// </summary>
/// <remarks>
/// There are two graphs because a tree keeps the hidden states of its nodes: the logits of any node can then be computed at any time
/// without running a token again.
/// </remarks>
internal static class DecoderGraph
{
    public const string ModelFile = "model.onnx";
    public const string VocabularyFile = "vocabulary.onnx";
    public const string DataFile = "model.onnx.data";

    /// <summary>
    /// Rows are run with their length rounded up to a multiple of this, so that the shape of a growing row seldom changes.
    /// </summary>
    public const int ColumnStep = 64;

    /// <summary>The longest row that can be run, whatever the context: trees of short paths may be long.</summary>
    public static int MostColumns(int contextLength) => Math.Max(WholeSteps(contextLength), 1 << 15);

    /// <summary>The number of columns rounded up, with which a row of so many columns is run.</summary>
    public static int WholeSteps(int columns) => (columns + ColumnStep - 1) / ColumnStep * ColumnStep;

    /// <exception cref="ModelFormatException">A tensor is missing, or its shape does not fit the shape of the decoder.</exception>
    public static void Write(DecoderShape shape, IWeightSource weights, Precision precision, string directory)
    {
        WeightShapes.Check(shape, weights);
        using var data = new ExternalData(Path.Combine(directory, DataFile));
        var vocabulary = MatrixEncoding.OfVocabulary(precision);
        var embeddings = vocabulary.Store(data, weights, WeightNames.Embeddings);

        var graph = new OnnxGraph("decoder", DataFile);
        var layers = new LayerGraph(graph, shape, new WeightStore(data, weights), MatrixEncoding.OfLayers(precision));
        var hidden = layers.Write(
            vocabulary.Lookup(graph, "embedding", graph.Input(TensorNames.Tokens, OnnxType.Int64, "batch", "tokens"), embeddings)
        );
        if (shape.Heads.Count > 0)
        {
            new HeadGraph(graph, new WeightStore(data, weights)).Write(shape.Heads, hidden);
        }
        else
        {
            graph.Output(hidden, OnnxType.Float, "batch", "tokens", shape.HiddenWidth);
            var projection = shape.TiedEmbeddings ? embeddings : vocabulary.Store(data, weights, WeightNames.VocabularyProjection);
            WriteVocabulary(shape, vocabulary, projection, directory);
        }

        graph.Save(Path.Combine(directory, ModelFile));
    }

    private static void WriteVocabulary(DecoderShape shape, MatrixEncoding encoding, StoredMatrix projection, string directory)
    {
        var graph = new OnnxGraph("vocabulary", DataFile);
        var hidden = graph.Input(TensorNames.Hidden, OnnxType.Float, "rows", shape.HiddenWidth);
        graph.Output(encoding.Multiply(graph, TensorNames.Logits, hidden, projection), OnnxType.Float, "rows", shape.VocabularySize);
        graph.Save(Path.Combine(directory, VocabularyFile));
    }
}
