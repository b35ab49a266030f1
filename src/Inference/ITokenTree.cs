namespace Verify.Inference;

/// <summary>
/// The tree of token paths that one search grows in one model. Equal prefixes are one branch, and a token of a branch is run once.
/// </summary>
/// <remarks>
/// One call at a time (not thread-safe). What it keeps (KV) is a cache: losing it changes speed, never the promised results.
/// Results come in the order of the requests. Disposing gives the memory back.
/// </remarks>
public interface ITokenTree : IAsyncDisposable
{
    /// <summary>What was run so far.</summary>
    TokenTreeUsage Usage { get; }

    /// <summary>
    /// Continues each path until its stop rule, its own limit or the common limits end it. The same path may stand in several requests
    /// (with different seeds): it is run once and sampled several times.
    /// </summary>
    /// <remarks>
    /// The draw of token k of a request depends only on (request seed, k) and the model's distribution.
    /// When <see cref="DecodeLimits.Interrupt"/> fires or <see cref="DecodeLimits.TotalTokens"/> is spent, what was sampled so far is
    /// returned with the reason.
    /// </remarks>
    /// <exception cref="ContextLengthException">A path is already as long as the model's context.</exception>
    /// <exception cref="ModelCapacityException">A path is longer than the tree was opened for. A piece that outgrows the tree ends as where
    /// the context does.</exception>
    ValueTask<IReadOnlyList<Continuation>> ContinueAsync(IReadOnlyList<ContinueRequest> requests, DecodeLimits limits);

    /// <summary>
    /// The outputs of the model's heads at the last token of each path: one array per path, laid out as the manifest's heads say.
    /// </summary>
    /// <exception cref="InvalidOperationException">The model has no heads.</exception>
    /// <exception cref="ContextLengthException">A path is longer than the model's context.</exception>
    /// <exception cref="ModelCapacityException">A path is longer than the tree was opened for.</exception>
    ValueTask<IReadOnlyList<float[]>> ReadHeadsAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken);

    /// <summary>
    /// The natural log-probabilities that the model gives to the last tokens of each path, from token index <see cref="LogProbabilitiesRequest.From"/>
    /// on
    /// (temperature 1, no truncation).
    /// </summary>
    ValueTask<IReadOnlyList<float[]>> LogProbabilitiesAsync(
        IReadOnlyList<LogProbabilitiesRequest> requests,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// How many tokens would have to be run before all of <paramref name="paths"/> are read: distinct tokens not yet in the tree.
    /// </summary>
    int MissingTokens(IReadOnlyList<TokenPath> paths);

    /// <summary>Says which paths may be asked about again; branches that are no prefix of any of them may be compacted away.</summary>
    void Keep(IReadOnlyList<TokenPath> paths);
}

/// <summary>What a tree has run.</summary>
/// <param name="ComputedTokens">Tokens run through the model.</param>
/// <param name="ReusedTokens">Tokens of requested paths that were found in the tree and not run again.</param>
/// <param name="Runs">Calls of the underlying model.</param>
public readonly record struct TokenTreeUsage(long ComputedTokens, long ReusedTokens, long Runs);

/// <summary>A path whose tokens are to be judged by the model.</summary>
/// <param name="Path">The whole path.</param>
/// <param name="From">Index of the first token to be judged, from 1 to Path.Length - 1.</param>
public readonly record struct LogProbabilitiesRequest(TokenPath Path, int From);
