namespace Verify.Tests.Shared.Checkpoints;

/// <summary>A named-elsewhere tensor: its dimensions and its values in row-major order.</summary>
public sealed record Tensor(int[] Shape, float[] Values)
{
    /// <summary>
    /// Matrices with variance 1 / inputs, norm weights about 1, biases about 0: activations keep their size through the layers.
    /// </summary>
    public static Tensor Random(string name, int[] shape, int seed)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(shape);
        var random = new Random(name.Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter)));
        var spread =
            shape.Length == 1 ? 0.1
            : name.Contains("embed", StringComparison.Ordinal) ? 1
            : 1 / Math.Sqrt(shape[^1]);
        var middle = name.Contains("norm", StringComparison.Ordinal) ? 1.0 : 0.0;
        var values = new float[shape.Aggregate(1, (product, width) => product * width)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(middle + (spread * Gaussian(random)));
        }

        return new Tensor(shape, values);
    }

    public Tensor RoundedTo(string dataType) =>
        this with
        {
            Values = dataType switch
            {
                "BF16" => [.. Values.Select(value => BitConverter.UInt32BitsToSingle((uint)SafetensorsWriter.ToBFloat16(value) << 16))],
                "F16" => [.. Values.Select(value => (float)(Half)value)],
                _ => Values,
            },
        };

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
