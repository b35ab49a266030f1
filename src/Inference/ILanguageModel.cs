namespace Verify.Inference;

/// <summary>A loaded decoder: a policy that continues text, or a reward model whose heads are read.</summary>
/// <remarks>
/// Thread-safe. What a model computes for one <see cref="ITokenTree"/> never depends on what other trees ask meanwhile: batches are
/// formed within a tree only, since a batch shared with a stranger would change the rounding and with it the sampled tokens.
/// </remarks>
public interface ILanguageModel : IAsyncDisposable
{
    /// <summary>What the model is and how it is to be asked.</summary>
    ModelManifest Manifest { get; }

    /// <summary>The model's own tokenizer.</summary>
    ITokenizer Tokenizer { get; }

    /// <summary>
    /// Takes the memory for one search: waits in a bounded queue when none is free.
    /// </summary>
    /// <param name="columns">The most tokens (KV columns) the tree may hold at once, from 1; the engine may round up.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <exception cref="ModelBusyException">The queue is full.</exception>
    /// <exception cref="ModelCapacityException">The tree is larger than the whole memory given to the model; it would never
    /// fit.</exception>
    ValueTask<ITokenTree> OpenAsync(int columns, CancellationToken cancellationToken);
}
