namespace Verify.Inference.Graph;

/// <summary>A weight matrix [Rows, Columns] in the data file; <paramref name="Scales"/> when its values are quantised in blocks.</summary>
internal sealed record StoredMatrix(long Rows, long Columns, StoredTensor Values, StoredTensor? Scales);

/// <summary>How weight matrices are stored, and the graph nodes that multiply by them.</summary>
internal abstract class MatrixEncoding
{
    /// <summary>The encoding of the layers' matrices.</summary>
    public static MatrixEncoding OfLayers(Precision precision) =>
        precision switch
        {
            Precision.Float32 => new Float32Encoding(),
            Precision.Int8 => new BlockEncoding(8),
            Precision.Int4 => new BlockEncoding(4),
            _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, null),
        };

    /// <summary>The encoding of embeddings and vocabulary projection, which lose most by few bits.</summary>
    public static MatrixEncoding OfVocabulary(Precision precision) => OfLayers(precision == Precision.Int4 ? Precision.Int8 : precision);

    /// <summary>Stores tensors of equal width stacked as rows of one matrix.</summary>
    public StoredMatrix Store(ExternalData data, IWeightSource weights, params string[] names)
    {
        var columns = weights.Shape(names[0])[1];
        var rows = names.Sum(name => weights.Shape(name)[0]);
        return Store(data, rows, columns, Rows(weights, names, columns));
    }

    /// <summary>input · matrixᵀ (+ bias).</summary>
    public abstract string Multiply(OnnxGraph graph, string output, string input, StoredMatrix matrix, StoredTensor? bias = null);

    /// <summary>The matrix's rows at <paramref name="indices"/>.</summary>
    public abstract string Lookup(OnnxGraph graph, string output, string indices, StoredMatrix matrix);

    protected abstract StoredMatrix Store(ExternalData data, long rows, long columns, IEnumerable<float[]> content);

    /// <summary>Row by row through one buffer, so that even the largest matrix takes little memory.</summary>
    private static IEnumerable<float[]> Rows(IWeightSource weights, string[] names, long columns)
    {
        var row = new float[columns];
        foreach (var name in names)
        {
            for (long i = 0, count = weights.Shape(name)[0]; i < count; i++)
            {
                weights.Read(name, i * columns, row);
                yield return row;
            }
        }
    }
}
