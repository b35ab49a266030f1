using Verify.Inference.Engine.Calls;
using Verify.Inference.Engine.Samples;
using Verify.Inference.Engine.Sessions;
using Verify.Inference.Engine.Trees;
using Verify.Inference.Engine.Tries;

namespace Verify.Inference.Engine;

/// <summary>The tree that a search calls: checks each call, then has it computed on the pool.</summary>
internal sealed class TokenTree(
    TreeCore core,
    SamplingTools tools,
    ITokenizer tokenizer,
    ComputePool pool,
    TimeProvider time,
    Action onDisposed
) : ITokenTree
{
    private readonly DecoderDimensions _dimensions = core.Dimensions;
    private Task _current = Task.CompletedTask;
    private bool _isDisposed;

    public TokenTreeUsage Usage => core.Usage;

    public async ValueTask<IReadOnlyList<Continuation>> ContinueAsync(IReadOnlyList<ContinueRequest> requests, DecodeLimits limits)
    {
        ThrowIfNotFree();
        RequestChecks.Continue(requests, _dimensions);
        return await RunAsync(
            new ContinueCall(core, tools, tokenizer, _dimensions.ContextLength, requests, limits),
            CancellationToken.None
        );
    }

    public async ValueTask<IReadOnlyList<float[]>> ReadHeadsAsync(IReadOnlyList<TokenPath> paths, CancellationToken cancellationToken)
    {
        ThrowIfNotFree();
        RequestChecks.ReadHeads(paths, _dimensions);
        return await RunAsync(new ReadHeadsCall(core, paths, cancellationToken), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<float[]>> LogProbabilitiesAsync(
        IReadOnlyList<LogProbabilitiesRequest> requests,
        CancellationToken cancellationToken
    )
    {
        ThrowIfNotFree();
        RequestChecks.LogProbabilities(requests, _dimensions);
        return await RunAsync(new LogProbabilitiesCall(core, tools, requests, cancellationToken), cancellationToken);
    }

    public int MissingTokens(IReadOnlyList<TokenPath> paths)
    {
        ThrowIfNotFree();
        return MissingCounter.Count(core.Trie, paths);
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
