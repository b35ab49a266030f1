using System.Globalization;

namespace Verify.Verifiers;

/// <summary>What a verifier is opened for.</summary>
/// <param name="Problem">The problem whose solutions will be scored.</param>
/// <param name="Tokens">The most tokens of solutions that may have to be held at once, counted by the caller's policy.</param>
public sealed record VerifierOpening(Problem Problem, int Tokens)
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The request's: all that a verifier draws derives from it, by way of <see cref="SeedOf"/>.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The most model tokens that all its calls together may run. Whoever asks holds to it by <see cref="IReward.Cost"/>; a verifier that
    /// writes may plan by it.
    /// </summary>
    public long RewardTokens { get; init; } = long.MaxValue;

    /// <summary>
    /// The seed of a text that a verifier writes: it depends on the request's seed, the verifier, what the text is about and its number,
    /// and neither on the order of calls nor on who else is asked.
    /// </summary>
    /// <remarks>FNV-1a (Fowler, Noll and Vo), which unlike <see cref="HashCode"/> is the same in every process.</remarks>
    public ulong SeedOf(string verifier, string text, int number) =>
        Mixed(Mixed((Mixed(Offset ^ Seed, verifier) ^ char.MaxValue) * Prime, text), number.ToString(CultureInfo.InvariantCulture));

    private static ulong Mixed(ulong hash, string text) => text.Aggregate(hash, (state, letter) => (state ^ letter) * Prime);
}
