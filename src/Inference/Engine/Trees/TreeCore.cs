using System.Runtime.InteropServices;
using Verify.Inference.Decoding;
using Verify.Inference.Engine.Layouts;
using Verify.Inference.Engine.Rows;
using Verify.Inference.Engine.Samples;
using Verify.Inference.Engine.Sessions;
using Verify.Inference.Engine.Tries;
using Verify.Inference.Manifests;

namespace Verify.Inference.Engine.Trees;

/// <summary>
/// The state of a tree, used by one call at a time: its trie, the rows that hold its keys and values, and the count of what was run.
/// </summary>
internal sealed class TreeCore : IDecodingTree
{
    private readonly SamplingTools _tools;
    private readonly RunBuffers _buffers;
    private readonly NodeOutputs _outputs;
    private readonly TreeRows _rows;
    private readonly RowRunner _runner;
    private readonly List<int> _batch = [];
    private readonly Predicate<int> _wasRun;
    private readonly LayoutPlanner _planner;
    private readonly TreePruning _pruning;
    private long _computed;
    private long _reused;
    private long _runs;

    public TreeCore(DecoderSession session, SamplingTools tools, LayoutCosts costs, int capacityTokens)
    {
        _tools = tools;
        Dimensions = session.Dimensions;
        _planner = new LayoutPlanner(costs, Dimensions.ContextLength);
        _buffers = new RunBuffers(Dimensions);
        _outputs = new NodeOutputs(Dimensions.OutputWidth);
        _rows = new TreeRows(session, _buffers, Trie, capacityTokens);
        _runner = new RowRunner(Trie, _rows, _outputs, _buffers);
        _wasRun = node => Trie[node].Row != TokenTrie.None;
        _pruning = new TreePruning(Trie, _rows.Whole);
        Layout = new TreeLayout(Trie, _rows, _planner, costs);
    }

    public DecoderDimensions Dimensions { get; }

    public TreeShape Shape => new(Dimensions.ContextLength, Dimensions.VocabularySize, Dimensions.HeadValues > 0);

    public TokenTrie Trie { get; } = new();

    public TreeLayout Layout { get; }

    IRunLayout IDecodingTree.Layout => Layout;

    public TokenTreeUsage Usage => new(_computed, _reused, _runs);

    /// <summary>How many tokens can still be added.</summary>
    public int Room => _rows.Limit - Trie.Count;

    /// <summary>
    /// Bytes to reserve for a tree: twice its capacity, since tips may be continued in rows that hold copies of their paths.
    /// </summary>
    public static long Bytes(DecoderDimensions dimensions, int capacityTokens) =>
        capacityTokens > RowCapacity.Largest ? long.MaxValue : 2 * dimensions.ColumnBytes * RowCapacity.For(capacityTokens);

    public ReadOnlySpan<float> Output(int node) => _outputs[node];

    public INodeLogits RentLogits() => _tools.Rent(_outputs);

    public int ParentOf(int node) => Trie[node].Parent;

    public void CopyBack(int node, List<int> tokens)
    {
        for (; node != TokenTrie.Root; node = Trie[node].Parent)
        {
            tokens.Add(Trie[node].Token);
        }
    }

    public int MissingTokens(IReadOnlyList<TokenPath> paths) => MissingCounter.Count(Trie, paths);

    /// <summary>
    /// <see cref="Resolve"/>, if the tree has room for what is missing of the path and for <paramref name="more"/> tokens, and if all that
    /// is pending could be run in the row of one path.
    /// </summary>
    public bool TryResolve(ReadOnlySpan<int> path, int more, List<int> pending, out int node)
    {
        node = Trie.Find(path, out var depth);
        if (path.Length - depth + more > Room || (pending.Count > 0 && !_planner.CanRun(pending.Count, path.Length)))
        {
            return false;
        }

        node = Resolve(path, pending);
        return true;
    }

    /// <summary>Removes all nodes that are not on this path, to make room.</summary>
    public void KeepOnlyPath(ReadOnlySpan<int> path) => KeepOnly([Trie.Find(path, out _)]);

    /// <summary>
    /// The node at the end of a path; what is missing of it is added to the trie and to <paramref name="pending"/>, the nodes to be run.
    /// </summary>
    public int Resolve(ReadOnlySpan<int> path, List<int> pending)
    {
        var node = TokenTrie.Root;
        var known = Trie.Count;
        foreach (var token in path)
        {
            node = ChildOf(node, token, pending);
        }

        _reused += path.Length - (Trie.Count - known);
        return node;
    }

    /// <summary>The child of a node for a token, found, or added to be run.</summary>
    public int ChildOf(int node, int token, List<int> pending)
    {
        var child = Trie.Child(node, token);
        if (child != TokenTrie.None)
        {
            return child;
        }

        child = Trie.Add(node, token);
        pending.Add(child);
        return child;
    }

    /// <summary>Runs pending nodes of one row, or of a ragged batch, as many as fit into one run, and removes them from the list.</summary>
    public void RunSome(List<int> pending)
    {
        _batch.Clear();
        if (Layout.Kind == TreeLayoutKind.Ragged)
        {
            RunRagged(pending);
        }
        else
        {
            RunRow(pending);
        }
    }

    /// <summary>Removes nodes that were added to be run and have not been.</summary>
    public void Abandon(List<int> pending)
    {
        for (var i = pending.Count - 1; i >= 0; i--)
        {
            Trie.Remove(pending[i]);
        }

        pending.Clear();
    }

    /// <summary>
    /// Removes all nodes that are on none of the paths; their columns remain as holes, which no token attends to, until there are many.
    /// </summary>
    public void Keep(IReadOnlyList<TokenPath> paths) => _pruning.Keep(paths);

    /// <summary>Removes all nodes but those on the paths to the tips; what is needed again later is run again.</summary>
    public void KeepOnly(ReadOnlySpan<int> tips)
    {
        Layout.Fold();
        _pruning.KeepOnly(tips);
    }

    public ModelCapacityException TooLong(int tokens) =>
        new($"A path of {tokens} tokens does not fit the tree, which holds {_rows.Limit}; open it with a larger capacity.");

    public void Dispose()
    {
        _rows.Dispose();
        _outputs.Dispose();
        _buffers.Dispose();
    }

    private void RunRow(List<int> pending)
    {
        var index = Trie[pending[0]].WorkRow;
        foreach (var node in pending)
        {
            if (Trie[node].WorkRow == index && _batch.Count < RunBuffers.MostTokens)
            {
                _batch.Add(node);
            }
        }

        // The operator takes a run that fills its mask for a first prompt, and columns for positions, which is wrong where nodes branch.
        if (_rows[index].Count == 0 && _batch.Count % BoundBank.MaskStep == 0)
        {
            _batch.RemoveAt(_batch.Count - 1);
        }

        _runner.Append(index, CollectionsMarshal.AsSpan(_batch));
        pending.RemoveAll(_wasRun);
        Count(_batch.Count);
    }

    private void RunRagged(List<int> pending)
    {
        foreach (var node in pending)
        {
            while (_batch.Count < Trie[node].WorkRow)
            {
                _batch.Add(TokenTrie.None);
            }

            _batch[Trie[node].WorkRow - 1] = node;
        }

        _runner.AppendRagged(CollectionsMarshal.AsSpan(_batch));
        Count(pending.Count);
        pending.Clear();
    }

    private void Count(int tokens)
    {
        _computed += tokens;
        _runs++;
    }
}
