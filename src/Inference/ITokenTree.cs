namespace Verify.Inference;

/// <summary>
/// The tree of token paths that one search grows in one model. Equal prefixes share a branch, and each token of a branch is run once.
/// </summary>
/// <remarks>
/// Not thread-safe: one call at a time. What it keeps (keys and values) is a cache: losing it changes the speed, never the results. Results
/// come in the order of the requests. Disposing returns the memory.
/// </remarks>
public interface ITokenTree : IAsyncDisposable
{
    /// <summary>The work done so far.</summary>
    TokenTreeUsage Usage { get; }

    /// <summary>
    /// Continues each path until an end token, a stop string, its own limit or the common limits end it. Several requests may name the same
    /// path (with
    /// different seeds): it is run once and sampled several times.
    /// </summary>
    /// <remarks>
    /// Token k of a request is drawn by a random number that depends only on (seed of the request, k). When
    /// <see cref="DecodeLimits.Interrupt"/> fires or <see cref="DecodeLimits.TotalTokens"/> is spent, what was sampled so far is returned
    /// with that end.
    /// </remarks>
    /// <exception cref="ContextLengthException">A path is already as long as the model's context.</exception>
    /// <exception cref="ModelCapacityException">
    /// A path is longer than the tree's capacity. A generation that outgrows the tree ends with <see cref="GenerationEnd.Length"/>.
    /// </exception>
    ValueTask<IReadOnlyList<Generation>> ContinueAsync(IReadOnlyList<ContinueRequest> requests, DecodeLimits limits);

    /// <summary>
    /// The outputs of the model's heads at the last token of each path: one array per path, in which each head has the place that its
    /// description gives it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The model has no heads.</exception>
    /// <exception cref="ContextLengthException">A path is longer than the model's context.</exception>
    /// <exception cref="ModelCapacityException">A path is longer than the tree's capacity.</exception>
    ValueTask<IReadOnlyList<float[]>> ReadHeadsAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken);

    /// <summary>
    /// The natural log-probabilities that the model gives to the last tokens of each path, from token index
    /// <see cref="LogProbabilitiesRequest.From"/> on (temperature 1, nothing cut off): one array per path, one value per token. Only
    /// language models have them.
    /// </summary>
    ValueTask<IReadOnlyList<float[]>> LogProbabilitiesAsync(
        IReadOnlyList<LogProbabilitiesRequest> requests,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// What the model would write after each path: the likeliest next tokens, and the log-probabilities of those asked about (temperature
    /// 1, nothing cut off). Only models whose <see cref="ModelAbilities.NextTokens"/> is not 0 tell it.
    /// </summary>
    /// <param name="paths">Not empty ones.</param>
    /// <param name="top">How many of the likeliest tokens, from 0 to <see cref="ModelAbilities.NextTokens"/>.</param>
    /// <param name="chosen">Tokens that are asked about, whether likely or not.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">The model does not tell next tokens.</exception>
    /// <exception cref="ContextLengthException">A path is longer than the model's context.</exception>
    /// <exception cref="ModelCapacityException">A path is longer than the tree's capacity.</exception>
    ValueTask<IReadOnlyList<NextTokens>> NextTokensAsync(
        IReadOnlyList<TokenPath> paths,
        int top,
        IReadOnlyList<Token> chosen,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// The final hidden state at the last token of each path, from which the next token's logits are computed: one array per path, as wide
    /// as the model. Only models whose <see cref="ModelAbilities.HiddenState"/> is set have it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The model does not give its hidden state.</exception>
    /// <exception cref="ContextLengthException">A path is longer than the model's context.</exception>
    /// <exception cref="ModelCapacityException">A path is longer than the tree's capacity.</exception>
    ValueTask<IReadOnlyList<float[]>> HiddenStatesAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken);

    /// <summary>
    /// How many tokens would have to be run before the heads of all <paramref name="paths"/> could be read: distinct tokens that are not in
    /// the tree.
    /// </summary>
    int MissingTokens(IReadOnlyList<TokenPath> paths);

    /// <summary>Says which paths may still be continued or read; branches that are a prefix of none of them are removed.</summary>
    void Keep(IReadOnlyList<TokenPath> paths);
}

/// <summary>The work that a tree has done.</summary>
/// <param name="ComputedTokens">Tokens run through the model.</param>
/// <param name="ReusedTokens">Tokens of requested paths that were found in the tree and not run again.</param>
/// <param name="Runs">Runs of the underlying model.</param>
public readonly record struct TokenTreeUsage(long ComputedTokens, long ReusedTokens, long Runs);

/// <summary>A path, the probability of whose last tokens is asked for.</summary>
/// <param name="Path">The whole path.</param>
/// <param name="From">Index of the first of those tokens, from 1 to Path.Length - 1.</param>
public readonly record struct LogProbabilitiesRequest(TokenPath Path, int From);

/// <summary>What a model would write next.</summary>
/// <param name="Likeliest">Descending; of equal ones the lower id first.</param>
/// <param name="Chosen">Natural log-probabilities of the tokens that were asked about, in their order.</param>
public sealed record NextTokens(IReadOnlyList<TokenOdds> Likeliest, IReadOnlyList<float> Chosen);

/// <summary>A token and its natural log-probability.</summary>
/// <param name="Token">The token.</param>
/// <param name="LogProbability">Under the model itself: temperature 1, nothing cut off.</param>
public readonly record struct TokenOdds(Token Token, float LogProbability);
