namespace Verify.Inference;

/// <summary>A loaded decoder: a policy that continues text, or a reward model whose heads are read.</summary>
/// <remarks>
/// Thread-safe. What a model computes for one <see cref="ITokenTree"/> never depends on other trees: batches are formed within one tree
/// only, since a batch shared with another search would change the rounding and with it the sampled tokens.
/// </remarks>
public interface ILanguageModel : IAsyncDisposable
{
    /// <summary>What the model is and how it is prompted.</summary>
    ModelManifest Manifest { get; }

    /// <summary>The model's own tokenizer.</summary>
    ITokenizer Tokenizer { get; }

    /// <summary>Refuses trees that the memory given to the model could not hold together even if all of it were free.</summary>
    /// <param name="capacityTokens">For each tree the most tokens that it may hold at once, from 1.</param>
    /// <exception cref="ModelCapacityException">They would never fit; the message says what they need and what there is.</exception>
    void ThrowIfNeverFits(IReadOnlyList<int> capacityTokens);

    /// <summary>
    /// Opens the trees that one search needs in this model. The memory of all of them is taken in one step, first come, first served: while
    /// it is not there the search waits in a bounded queue and holds none of it.
    /// </summary>
    /// <remarks>
    /// A search that needs trees of several models, or that opens trees here and there, calls
    /// <see cref="TokenTrees.OpenAsync(IReadOnlyList{TreeRequest}, CancellationToken)"/> instead: a search that holds one tree and waits
    /// for another could wait for a search that does the same.
    /// </remarks>
    /// <param name="capacityTokens">
    /// For each tree the most tokens that it may hold at once, from 1; at least one tree. The engine may round up.
    /// </param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <returns>The trees in the order of their capacities. Each gives its own memory back when it is disposed.</returns>
    /// <exception cref="ModelBusyException">The queue is full.</exception>
    /// <exception cref="ModelCapacityException">See <see cref="ThrowIfNeverFits"/>; thrown before waiting.</exception>
    ValueTask<IReadOnlyList<ITokenTree>> OpenAsync(IReadOnlyList<int> capacityTokens, CancellationToken cancellationToken);
}
