namespace Verify.Inference.Decoding;

/// <summary>
/// What sampling and scoring need of an engine: a tree of token nodes that it runs, and the outputs at them. The seam at which an engine
/// joins: whoever implements this has every call on an <see cref="ITokenTree"/>.
/// </summary>
/// <remarks>
/// Used by one call at a time, on a thread of the <see cref="ComputePool"/>. Nodes are numbered; the number of a removed node may be used
/// again.
/// </remarks>
internal interface IDecodingTree : IDisposable
{
    TreeShape Shape { get; }

    TokenTreeUsage Usage { get; }

    /// <summary>How many tokens can still be added.</summary>
    int Room { get; }

    /// <summary>How runs are laid out in memory.</summary>
    IRunLayout Layout { get; }

    /// <summary>
    /// The node at the end of a path, what is missing of it added to <paramref name="pending"/>, the nodes to be run; if the tree has room
    /// for that and for <paramref name="more"/> tokens, and if all that is pending can be run together.
    /// </summary>
    bool TryResolve(ReadOnlySpan<int> path, int more, List<int> pending, out int node);

    /// <summary>The child of a node for a token, found, or added to be run.</summary>
    int ChildOf(int node, int token, List<int> pending);

    int ParentOf(int node);

    /// <summary>The tokens from a node back to the root.</summary>
    void CopyBack(int node, List<int> tokens);

    /// <summary>Runs as many of the pending nodes as fit into one run, and removes them from the list.</summary>
    void RunSome(List<int> pending);

    /// <summary>Removes nodes that were added to be run and have not been.</summary>
    void Abandon(List<int> pending);

    /// <summary>The hidden state, or the head values, at a node that was run.</summary>
    ReadOnlySpan<float> Output(int node);

    /// <summary>What turns nodes of this tree into logits, for as long as it is not disposed of. Language models only.</summary>
    INodeLogits RentLogits();

    /// <summary>Removes all nodes but those on the paths to the tips, to make room; what is needed again later is run again.</summary>
    void KeepOnly(ReadOnlySpan<int> tips);

    /// <summary>Removes all nodes that are not on this path, to make room.</summary>
    void KeepOnlyPath(ReadOnlySpan<int> path);

    /// <inheritdoc cref="ITokenTree.Keep"/>
    void Keep(IReadOnlyList<TokenPath> paths);

    /// <inheritdoc cref="ITokenTree.MissingTokens"/>
    int MissingTokens(IReadOnlyList<TokenPath> paths);

    /// <summary>The error for a path that does not fit even into the empty tree.</summary>
    ModelCapacityException TooLong(int tokens);
}

/// <summary>What a tree can be asked.</summary>
/// <param name="ContextLength">The longest path.</param>
/// <param name="VocabularySize">Token ids are below it.</param>
/// <param name="HasHeads">The outputs are head values, and there are no logits.</param>
internal readonly record struct TreeShape(int ContextLength, int VocabularySize, bool HasHeads);
