using Verify.Inference;

namespace Verify.Tests.Shared.Fakes;

/// <summary>
/// A token tree that reads values from a function of the path and counts, as a real one would, each distinct token that had to be run.
/// </summary>
public sealed class CountingTokenTree(int capacityTokens, int contextLength, Func<int[], float[]> outputs) : ITokenTree
{
    private readonly Node _root = new();
    private TokenTreeUsage _usage;

    /// <summary>What it was opened with.</summary>
    public int CapacityTokens => capacityTokens;

    /// <summary>How many paths each <see cref="ReadHeadsAsync"/> asked for.</summary>
    public List<int> ReadSizes { get; } = [];

    /// <summary>Whether its memory was given back.</summary>
    public bool Disposed { get; private set; }

    /// <inheritdoc/>
    public TokenTreeUsage Usage => _usage;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<float[]>> ReadHeadsAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(Disposed, this);
        if (paths.FirstOrDefault(path => path.Length > contextLength) is { } tooLong)
        {
            throw new ContextLengthException($"A path of {tooLong.Length} tokens is longer than the context of {contextLength}.");
        }

        ReadSizes.Add(paths.Count);
        var computed = Insert(_root, paths);
        _usage = new TokenTreeUsage(
            _usage.ComputedTokens + computed,
            _usage.ReusedTokens + paths.Sum(path => path.Length) - computed,
            _usage.Runs + (computed > 0 ? 1 : 0)
        );
        return ValueTask.FromResult<IReadOnlyList<float[]>>([.. paths.Select(path => outputs(path.ToArray()))]);
    }

    /// <inheritdoc/>
    public int MissingTokens(IReadOnlyList<TokenPath> paths)
    {
        var (missing, scratch) = (0, new Node());
        foreach (var path in paths)
        {
            Node? known = _root;
            var added = scratch;
            foreach (var token in path.ToArray())
            {
                known = known?.Children.GetValueOrDefault(token);
                if (!added.Children.TryGetValue(token, out var next))
                {
                    missing += known is null ? 1 : 0;
                    added.Children[token] = next = new Node();
                }

                added = next;
            }
        }

        return missing;
    }

    /// <summary>Forgets every branch that is no prefix of <paramref name="paths"/>, as an engine under pressure would.</summary>
    public void Keep(IReadOnlyList<TokenPath> paths)
    {
        var kept = new Node();
        foreach (var path in paths)
        {
            var (known, target) = (_root, kept);
            foreach (var token in path.ToArray())
            {
                if (!known.Children.TryGetValue(token, out var next))
                {
                    break;
                }

                known = next;
                target.Children.TryAdd(token, new Node());
                target = target.Children[token];
            }
        }

        _root.Children = kept.Children;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Generation>> ContinueAsync(IReadOnlyList<ContinueRequest> requests, DecodeLimits limits) =>
        throw new NotSupportedException("A reward model is read, not continued.");

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<float[]>> LogProbabilitiesAsync(
        IReadOnlyList<LogProbabilitiesRequest> requests,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("A reward model has no token odds.");

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<NextTokens>> NextTokensAsync(
        IReadOnlyList<TokenPath> paths,
        int top,
        IReadOnlyList<Token> chosen,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("A reward model is read at its heads.");

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<float[]>> HiddenStatesAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A reward model is read at its heads.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }

    private static int Insert(Node root, IReadOnlyList<TokenPath> paths)
    {
        var added = 0;
        foreach (var path in paths)
        {
            var node = root;
            foreach (var token in path.ToArray())
            {
                if (!node.Children.TryGetValue(token, out var next))
                {
                    added++;
                    node.Children[token] = next = new Node();
                }

                node = next;
            }
        }

        return added;
    }

    private sealed class Node
    {
        public Dictionary<int, Node> Children { get; set; } = [];
    }
}
