namespace Verify.Inference;

/// <summary>One path to be continued. The model's own end tokens end it whatever the request says.</summary>
/// <param name="Path">The path so far; not empty.</param>
/// <param name="Seed">All draws of this continuation derive from it.</param>
/// <param name="Sampling">How tokens are drawn.</param>
/// <param name="Stop">
/// Strings that end it, wherever they begin and end within tokens; the token that completes one is the last of the generation.
/// </param>
/// <param name="MaxTokens">The most tokens to sample, at least 1.</param>
public sealed record ContinueRequest(TokenPath Path, ulong Seed, Sampling Sampling, IReadOnlyList<string> Stop, int MaxTokens);

/// <summary>Limits over all requests of one call.</summary>
/// <param name="TotalTokens">The most tokens to sample over all requests.</param>
/// <param name="Interrupt">Ends the call early; what was sampled so far is returned.</param>
public readonly record struct DecodeLimits(long TotalTokens, CancellationToken Interrupt)
{
    /// <summary>No limits beyond each request's own.</summary>
    public static DecodeLimits None => new(long.MaxValue, CancellationToken.None);
}
