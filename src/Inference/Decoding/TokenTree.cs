using Verify.Inference.Tokenization;

namespace Verify.Inference.Decoding;

/// <summary>The tree that a search calls: checks each call, then has it computed on the pool.</summary>
internal sealed class TokenTree(IDecodingTree core, TokenTable tokens, ComputePool pool, TimeProvider time, Action onDisposed) : ITokenTree
{
    private Task _current = Task.CompletedTask;
    private bool _isDisposed;

    public TokenTreeUsage Usage => core.Usage;

    public async ValueTask<IReadOnlyList<Generation>> ContinueAsync(IReadOnlyList<ContinueRequest> requests, DecodeLimits limits)
    {
        ThrowIfNotFree();
        RequestChecks.Continue(requests, core.Shape);
        return await RunAsync(new ContinueCall(core, tokens, requests, limits), CancellationToken.None);
    }

    public async ValueTask<IReadOnlyList<float[]>> ReadHeadsAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken)
    {
        ThrowIfNotFree();
        RequestChecks.ReadHeads(paths, core.Shape);
        return await RunAsync(new OutputsCall(core, paths, cancellationToken), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<float[]>> LogProbabilitiesAsync(
        IReadOnlyList<LogProbabilitiesRequest> requests,
        CancellationToken cancellationToken
    )
    {
        ThrowIfNotFree();
        RequestChecks.LogProbabilities(requests, core.Shape);
        return await RunAsync(new LogProbabilitiesCall(core, requests, cancellationToken), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<NextTokens>> NextTokensAsync(
        IReadOnlyList<TokenPath> paths,
        int top,
        IReadOnlyList<Token> chosen,
        CancellationToken cancellationToken
    )
    {
        ThrowIfNotFree();
        RequestChecks.NextTokens(paths, top, chosen, core.Shape);
        return await RunAsync(new NextTokensCall(core, tokens, paths, top, chosen, cancellationToken), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<float[]>> HiddenStatesAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken)
    {
        ThrowIfNotFree();
        RequestChecks.HiddenStates(paths, core.Shape);
        return await RunAsync(new OutputsCall(core, paths, cancellationToken), cancellationToken);
    }

    public int MissingTokens(IReadOnlyList<TokenPath> paths)
    {
        ThrowIfNotFree();
        return core.MissingTokens(paths);
    }

    public void Keep(IReadOnlyList<TokenPath> paths)
    {
        ThrowIfNotFree();
        core.Keep(paths);
    }

    /// <summary>A call that is still running is finished first; then the memory is returned.</summary>
    public ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return ValueTask.CompletedTask;
        }

        _isDisposed = true;
        if (_current.IsCompleted)
        {
            Release();
        }
        else
        {
            _ = _current.ContinueWith(_ => Release(), TaskScheduler.Default);
        }

        return ValueTask.CompletedTask;
    }

    private Task<T> RunAsync<T>(TreeCall<T> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _current = call.Result;
        pool.Enqueue(call, time);
        return call.Result;
    }

    private void Release()
    {
        core.Dispose();
        onDisposed();
    }

    private void ThrowIfNotFree()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!_current.IsCompleted)
        {
            throw new InvalidOperationException("A call on this tree is still running; await it first.");
        }
    }
}
