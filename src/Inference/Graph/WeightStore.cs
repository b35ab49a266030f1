namespace Verify.Inference.Graph;

/// <summary>Copies small tensors (norms, biases, heads) to the data file as they are.</summary>
internal sealed class WeightStore(ExternalData data, IWeightSource weights)
{
    public ExternalData Data => data;

    public IWeightSource Weights => weights;

    /// <summary>Stores vectors one after the other.</summary>
    public StoredTensor Vector(params string[] names)
    {
        float[] values = [.. names.SelectMany(Read)];
        return data.Store<float>(OnnxType.Float, values, values.Length);
    }

    public StoredTensor Table(ReadOnlySpan<float> values, params long[] dimensions) => data.Store(OnnxType.Float, values, dimensions);

    private float[] Read(string name)
    {
        var values = new float[weights.Shape(name).Aggregate(1L, (product, dimension) => product * dimension)];
        weights.Read(name, 0, values);
        return values;
    }
}
