namespace Verify.Inference;

/// <summary>One path to be continued.</summary>
/// <param name="Path">The path so far; not empty.</param>
/// <param name="Seed">All draws of this continuation derive from it.</param>
/// <param name="Sampling">How tokens are drawn.</param>
/// <param name="Stop">What ends the continuation.</param>
/// <param name="MaxTokens">The most tokens to sample, at least 1.</param>
public sealed record ContinueRequest(TokenPath Path, ulong Seed, Sampling Sampling, StopRule Stop, int MaxTokens);

/// <summary>What ends a continuation.</summary>
/// <param name="EndTokens">Tokens that end it (end of sequence); the token is part of the piece.</param>
/// <param name="Strings">
/// Strings that end it, wherever they begin and end within tokens; the token that completes one is the last of the piece.
/// </param>
public sealed record StopRule(IReadOnlyList<int> EndTokens, IReadOnlyList<string> Strings);

/// <summary>Limits over all requests of one call.</summary>
/// <param name="TotalTokens">The most tokens to sample over all requests.</param>
/// <param name="Interrupt">Ends the call early; what was sampled so far is returned.</param>
public readonly record struct DecodeLimits(long TotalTokens, CancellationToken Interrupt)
{
    /// <summary>No limits beyond each request's own.</summary>
    public static DecodeLimits None => new(long.MaxValue, CancellationToken.None);
}

/// <summary>A sampled piece.</summary>
/// <param name="Tokens">The sampled tokens; empty when a limit ended it before the first.</param>
/// <param name="LogProbabilities">Natural log-probability of each sampled token under the model itself (temperature 1, nothing cut
/// off).</param>
/// <param name="Reason">Why it ended.</param>
public sealed record Continuation(IReadOnlyList<int> Tokens, IReadOnlyList<float> LogProbabilities, EndReason Reason);

/// <summary>Why a continuation ended.</summary>
public enum EndReason
{
    /// <summary>An end token was sampled: the text is finished.</summary>
    EndToken,

    /// <summary>A stop string was completed.</summary>
    StopString,

    /// <summary>The request's own token limit: the piece is truncated.</summary>
    MaxTokens,

    /// <summary>The model's context is full: the piece is truncated.</summary>
    ContextFull,

    /// <summary>The limit over all requests was spent: the piece is truncated.</summary>
    TotalTokens,

    /// <summary>The call was interrupted: the piece is truncated.</summary>
    Interrupted,
}
