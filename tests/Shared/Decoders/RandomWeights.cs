using Verify.Inference.Graph;

namespace Verify.Tests.Shared.Decoders;

/// <summary>
/// Weights drawn from a seed and the tensor's name: matrices with variance 1/inputs, so that activations keep their size through the
/// layers, norms about 1, biases about 0. Logits of such a decoder are spread enough for sampling to matter.
/// </summary>
internal sealed class RandomWeights(DecoderShape shape, ulong seed) : IWeightSource
{
    private readonly Dictionary<string, long[]> _shapes = WeightShapes
        .Expected(shape)
        .ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);

    public long[] Shape(string name) => _shapes[name];

    public void Read(string name, long start, Span<float> destination)
    {
        var dimensions = _shapes[name];
        var spread =
            dimensions.Length == 1 ? 0.1f
            : name.Contains("embed", StringComparison.Ordinal) ? 1f
            : 1f / MathF.Sqrt(dimensions[1]);
        var middle = name.Contains("norm", StringComparison.Ordinal) ? 1f : 0f;
        var state = Hash(name);
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = middle + (spread * Draw(state + (ulong)(start + i)));
        }
    }

    private ulong Hash(string name) => name.Aggregate(seed * 0x9E3779B97F4A7C15, (hash, letter) => Mix(hash ^ letter));

    /// <summary>About normal: the sum of three uniform draws, variance 1.</summary>
    private static float Draw(ulong state)
    {
        var bits = Mix(state);
        const float Scale = 1f / (1 << 20);
        return 2 * (((bits & 0xFFFFF) * Scale) + (((bits >> 20) & 0xFFFFF) * Scale) + (((bits >> 40) & 0xFFFFF) * Scale) - 1.5f);
    }

    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
