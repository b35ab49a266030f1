namespace Verify.Inference;

/// <summary>A loaded decoder: a policy that continues text, or a reward model whose heads are read.</summary>
/// <remarks>
/// Thread-safe. What a model computes for one <see cref="ITokenTree"/> never depends on other trees: batches are formed within one tree
/// only, since a batch shared with another search would change the rounding and with it the sampled tokens. Paths and tokens of one model
/// mean nothing to another; what crosses between models is text.
/// </remarks>
public interface ILanguageModel : IAsyncDisposable
{
    /// <summary>What the model is, how it is prompted and what it can do.</summary>
    ModelDescription Description { get; }

    /// <summary>
    /// A prompt with its placeholders filled in. What is filled in is text, whatever it spells; values that the prompt has no place for are
    /// not used.
    /// </summary>
    /// <param name="prompt">Its name, one of <see cref="ModelDescription.Prompts"/>.</param>
    /// <param name="values">A text for each placeholder.</param>
    /// <exception cref="ArgumentException">
    /// There is no such prompt, or a placeholder has no value; the message lists those that there are.
    /// </exception>
    TokenPath Render(string prompt, IReadOnlyDictionary<string, string> values);

    /// <summary>The tokens of a text. Never a special token, whatever the text spells.</summary>
    Token[] Encode(string text);

    /// <summary>The tokens of a text in which special tokens are written out, as a model's own description has them.</summary>
    Token[] EncodeMarkup(string markup);

    /// <summary>The path followed by tokens of this model; the path itself when there are none.</summary>
    TokenPath Append(TokenPath path, ReadOnlySpan<Token> tokens);

    /// <inheritdoc cref="Append(TokenPath, ReadOnlySpan{Token})"/>
    TokenPath Append(TokenPath path, ReadOnlySpan<SampledToken> tokens);

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
