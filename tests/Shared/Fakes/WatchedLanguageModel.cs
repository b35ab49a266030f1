using Verify.Inference;

namespace Verify.Tests.Shared.Fakes;

/// <summary>A real model, with every token that its trees had to run counted on the side.</summary>
public sealed class WatchedLanguageModel(ILanguageModel inner) : ILanguageModel
{
    /// <inheritdoc/>
    public ModelDescription Description => inner.Description;

    /// <summary>The trees that were opened, in order.</summary>
    public List<WatchedTokenTree> Trees { get; } = [];

    /// <inheritdoc/>
    public TokenPath Render(string prompt, IReadOnlyDictionary<string, string> values) => inner.Render(prompt, values);

    /// <inheritdoc/>
    public Token[] Encode(string text) => inner.Encode(text);

    /// <inheritdoc/>
    public Token[] EncodeMarkup(string markup) => inner.EncodeMarkup(markup);

    /// <inheritdoc/>
    public TokenPath Append(TokenPath path, ReadOnlySpan<Token> tokens) => inner.Append(path, tokens);

    /// <inheritdoc/>
    public TokenPath Append(TokenPath path, ReadOnlySpan<SampledToken> tokens) => inner.Append(path, tokens);

    /// <inheritdoc/>
    public void ThrowIfNeverFits(IReadOnlyList<int> capacityTokens) => inner.ThrowIfNeverFits(capacityTokens);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ITokenTree>> OpenAsync(IReadOnlyList<int> capacityTokens, CancellationToken cancellationToken)
    {
        var opened = await inner.OpenAsync(capacityTokens, cancellationToken);
        List<WatchedTokenTree> trees = [.. opened.Select(tree => new WatchedTokenTree(tree))];
        Trees.AddRange(trees);
        return trees;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

/// <summary>A tree of a <see cref="WatchedLanguageModel"/>.</summary>
public sealed class WatchedTokenTree(ITokenTree inner) : ITokenTree
{
    private readonly DistinctTokens _distinct = new();

    /// <summary>
    /// Distinct tokens it was asked to run: all of every path that was continued or read, and of what was sampled all but the last.
    /// </summary>
    public long DistinctTokens => _distinct.Count;

    /// <inheritdoc/>
    public TokenTreeUsage Usage => inner.Usage;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Generation>> ContinueAsync(IReadOnlyList<ContinueRequest> requests, DecodeLimits limits)
    {
        var generations = await inner.ContinueAsync(requests, limits);
        foreach (var (request, generation) in requests.Zip(generations))
        {
            _distinct.Add([.. request.Path.ToArray(), .. generation.Tokens.ToArray().SkipLast(1).Select(one => one.Token.Id)]);
        }

        return generations;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<float[]>> ReadHeadsAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            _distinct.Add(path.ToArray());
        }

        return inner.ReadHeadsAsync(paths, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<float[]>> LogProbabilitiesAsync(
        IReadOnlyList<LogProbabilitiesRequest> requests,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("Not watched.");

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<NextTokens>> NextTokensAsync(
        IReadOnlyList<TokenPath> paths,
        int top,
        IReadOnlyList<Token> chosen,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("Not watched.");

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<float[]>> HiddenStatesAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Not watched.");

    /// <inheritdoc/>
    public int MissingTokens(IReadOnlyList<TokenPath> paths) => inner.MissingTokens(paths);

    /// <inheritdoc/>
    public void Keep(IReadOnlyList<TokenPath> paths) => inner.Keep(paths);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
