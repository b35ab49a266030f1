namespace Verify.Search.Policies;

/// <summary>Seeds of draws, derived and never shared, so that what is drawn for one node depends on no other.</summary>
internal static class Seeds
{
    /// <summary>
    /// Mixes the three with the finaliser of SplitMix64 (Steele et al. 2014, "Fast splittable pseudorandom number generators").
    /// </summary>
    public static ulong Of(ulong seed, int node, int draw) => Mix(Mix(Mix(seed) + (ulong)(uint)node) + (ulong)(uint)draw);

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
