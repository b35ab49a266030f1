namespace Verify.Search.Policies;

/// <summary>Seeds of draws, derived and never shared, so that what is drawn for one node depends on no other.</summary>
internal static class Seeds
{
    /// <summary>
    /// Mixes the three with the finaliser of SplitMix64 (Steele et al. 2014, "Fast splittable pseudorandom number generators").
    /// </summary>
    public static ulong Of(ulong seed, int node, int draw) => Mix(Mix(Mix(seed) + (ulong)(uint)node) + (ulong)(uint)draw);

    /// <summary>A seed for something else than a continuation of a node.</summary>
    /// <param name="seed">The search's.</param>
    /// <param name="node">The node that it is about.</param>
    /// <param name="purpose">What it is for: who uses one purpose meets no draw of another.</param>
    /// <param name="number">Which of that purpose, at that node.</param>
    public static ulong Of(ulong seed, int node, string purpose, int number)
    {
        // FNV-1a: unlike string.GetHashCode it is the same in every process.
        var named = purpose.Aggregate(14695981039346656037, (hash, character) => (hash ^ character) * 1099511628211);
        return Mix(Mix(Mix(Mix(seed) + (ulong)(uint)node) + named) + (ulong)(uint)number);
    }

    /// <summary>Uniform in [0, 1) with 53 bits.</summary>
    public static double Uniform(ulong seed) => (Mix(seed) >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
