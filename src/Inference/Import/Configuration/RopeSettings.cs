using Verify.Inference.Graph;

namespace Verify.Inference.Import.Configuration;

/// <summary>Rotary position embedding: the base of the frequencies, and how they are scaled for long contexts.</summary>
internal sealed record RopeSettings(double Theta, RopeScaling? Scaling)
{
    /// <summary>Cosine and sine of every position and pair (Su et al. 2021, equation 34), computed in double.</summary>
    public RopeTable Table(int contextLength, int headWidth)
    {
        var half = headWidth / 2;
        var frequencies = new double[half];
        for (var i = 0; i < half; i++)
        {
            var frequency = Math.Pow(Theta, -2.0 * i / headWidth);
            frequencies[i] = Scaling?.Apply(frequency) ?? frequency;
        }

        var (cos, sin) = (new float[contextLength * half], new float[contextLength * half]);
        for (var position = 0; position < contextLength; position++)
        {
            for (var i = 0; i < half; i++)
            {
                var (sine, cosine) = Math.SinCos(position * frequencies[i]);
                cos[(position * half) + i] = (float)cosine;
                sin[(position * half) + i] = (float)sine;
            }
        }

        return new RopeTable(cos, sin);
    }
}

/// <summary>Changes the angular frequency (radians per position) of a pair.</summary>
internal abstract record RopeScaling
{
    public abstract double Apply(double frequency);
}

/// <summary>Linear position interpolation: all positions are divided by the factor (Chen et al. 2023).</summary>
internal sealed record LinearScaling(double Factor) : RopeScaling
{
    public override double Apply(double frequency) => frequency / Factor;
}

/// <summary>
/// Llama 3.1: low frequencies are divided by the factor, high ones kept, and those between interpolated by how often they turn within the
/// original context.
/// </summary>
internal sealed record Llama3Scaling(double Factor, double LowFrequencyFactor, double HighFrequencyFactor, int OriginalContext)
    : RopeScaling
{
    public override double Apply(double frequency)
    {
        var turns = OriginalContext * frequency / (2 * Math.PI);
        var kept = Math.Clamp((turns - LowFrequencyFactor) / (HighFrequencyFactor - LowFrequencyFactor), 0, 1);
        return frequency * (kept + ((1 - kept) / Factor));
    }
}
