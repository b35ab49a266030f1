namespace Verify.Verifiers;

/// <summary>Makes one probability of two that were asked in opposite orders.</summary>
internal static class PairOdds
{
    private const double Even = 0.5;

    /// <summary>
    /// (P(a beats b) + 1 - P(b beats a)) / 2. The half at or above one half is rounded and the other is its complement, which is exact:
    /// swapping
    /// the arguments gives exactly one minus the result.
    /// </summary>
    public static double Average(double forth, double back) =>
        forth >= back ? Even + ((forth - back) / 2) : 1 - (Even + ((back - forth) / 2));
}
