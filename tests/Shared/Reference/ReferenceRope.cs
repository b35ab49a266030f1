using System.Globalization;
using System.Text.Json.Nodes;
using Verify.Tests.Shared.Checkpoints;

namespace Verify.Tests.Shared.Reference;

/// <summary>
/// Rotary position embedding (Su et al. 2021, equation 34) in the half-split layout: element i turns with element i + width / 2.
/// </summary>
public static class ReferenceRope
{
    /// <summary>Rotates one head's query or key to its position.</summary>
    public static double[] Rotate(double[] vector, int position, CheckpointSpec spec)
    {
        ArgumentNullException.ThrowIfNull(vector);
        ArgumentNullException.ThrowIfNull(spec);
        var half = vector.Length / 2;
        var rotated = new double[vector.Length];
        for (var i = 0; i < half; i++)
        {
            var angle = position * Frequency(i, vector.Length, spec);
            var (sin, cos) = Math.SinCos(angle);
            rotated[i] = (vector[i] * cos) - (vector[i + half] * sin);
            rotated[i + half] = (vector[i + half] * cos) + (vector[i] * sin);
        }

        return rotated;
    }

    /// <summary>Radians per position of pair i, scaled as the configuration says.</summary>
    public static double Frequency(int i, int width, CheckpointSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var plain = Math.Pow(spec.RopeTheta, -2.0 * i / width);
        if (spec.RopeScaling is not { } scaling)
        {
            return plain;
        }

        var factor = Number(scaling, "factor");
        return (string?)(scaling["rope_type"] ?? scaling["type"]) == "linear" ? plain / factor : Llama3(plain, factor, scaling);
    }

    /// <summary>Low frequencies are divided by the factor, high ones kept, those between interpolated (Llama 3.1 model card).</summary>
    private static double Llama3(double plain, double factor, JsonObject scaling)
    {
        var original = Number(scaling, "original_max_position_embeddings");
        var (low, high) = (Number(scaling, "low_freq_factor"), Number(scaling, "high_freq_factor"));
        var wavelength = 2 * Math.PI / plain;
        if (wavelength < original / high)
        {
            return plain;
        }

        if (wavelength > original / low)
        {
            return plain / factor;
        }

        var smooth = ((original / wavelength) - low) / (high - low);
        return ((1 - smooth) * plain / factor) + (smooth * plain);
    }

    private static double Number(JsonObject scaling, string field) =>
        double.Parse(scaling[field]!.ToJsonString(), CultureInfo.InvariantCulture);
}
