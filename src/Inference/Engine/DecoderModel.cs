namespace Verify.Inference.Engine;

/// <summary>A decoder that runs in this process, loaded from a folder that an import has written.</summary>
public sealed class DecoderModel : ILanguageModel
{
    private readonly DecoderSession _session;
    private readonly SamplingTools _tools;
    private readonly MemoryGate _memory;
    private readonly ComputePool _pool;

    internal DecoderModel(ModelManifest manifest, ITokenizer tokenizer, DecoderSession session, DecoderOptions options, ComputePool pool)
    {
        (Manifest, Tokenizer) = (manifest, tokenizer);
        (_session, _pool) = (session, pool);
        _tools = new SamplingTools(session);
        _memory = new MemoryGate(options.MemoryBytes, options.QueueLength);
    }

    /// <inheritdoc/>
    public ModelManifest Manifest { get; }

    /// <inheritdoc/>
    public ITokenizer Tokenizer { get; }

    /// <inheritdoc/>
    public async ValueTask<ITokenTree> OpenAsync(int columns, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var bytes = TreeCore.Bytes(_session.Dimensions, columns);
        await _memory.TakeAsync(bytes, cancellationToken);
        return new TokenTree(new TreeCore(_session, columns), _tools, Tokenizer, _pool, () => _memory.Return(bytes));
    }

    /// <summary>Frees the weights. All trees must have been disposed.</summary>
    public ValueTask DisposeAsync()
    {
        _tools.Dispose();
        _session.Dispose();
        return ValueTask.CompletedTask;
    }
}
