namespace Verify.Inference.Samplers;

/// <summary>
/// Random numbers by (seed, index) rather than by the order of the calls: SplitMix64 (Steele, Lea and Flood 2014) over a mixed seed, so
/// that the draw of token k is the same whatever else is drawn.
/// </summary>
internal static class CounterRandom
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <summary>Uniform in [0, 1) with 53 bits.</summary>
    public static double Uniform(ulong seed, int index) =>
        (Mix(Mix(seed + Gamma) + (Gamma * (ulong)(index + 1))) >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
