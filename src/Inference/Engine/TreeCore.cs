using System.Runtime.InteropServices;

namespace Verify.Inference.Engine;

/// <summary>The tree itself, used by one call at a time: its trie, the rows that hold its keys and values, and what was run.</summary>
internal sealed class TreeCore : IDisposable
{
    private readonly RunBuffers _buffers;
    private readonly NodeOutputs _outputs;
    private readonly RowRunner _runner;
    private readonly DecoderSession _session;
    private readonly List<TreeRow> _rows = [];
    private long _computed;
    private long _reused;
    private long _runs;

    public TreeCore(DecoderSession session, int columns)
    {
        _session = session;
        Columns = columns;
        _buffers = new RunBuffers(session.Dimensions);
        _outputs = new NodeOutputs(session.Dimensions.OutputWidth);
        _runner = new RowRunner(Trie, _outputs, _buffers);
        _rows.Add(new TreeRow(new BoundBank(session, _buffers, 1, RowCapacity.For(1)), 0));
    }

    public int Columns { get; }

    public DecoderDimensions Dimensions => _session.Dimensions;

    public TokenTrie Trie { get; } = new();

    public TokenTreeUsage Usage => new(_computed, _reused, _runs);

    /// <summary>Memory to be set aside for a tree: its columns twice, since rows are rebuilt beside the old ones.</summary>
    public static long Bytes(DecoderDimensions dimensions, int columns) => 2 * dimensions.ColumnBytes * RowCapacity.For(columns);

    public ReadOnlySpan<float> Output(int node) => _outputs[node];

    /// <summary>The node at the end of a path; what is missing of it is added to the trie and to <paramref name="pending"/>, to be run.</summary>
    public int Resolve(ReadOnlySpan<int> path, List<int> pending)
    {
        var node = TokenTrie.Root;
        var known = Trie.Count;
        foreach (var token in path) node = ChildOf(node, token, pending);
        _reused += path.Length - (Trie.Count - known);
        return node;
    }

    /// <summary>The child of a node by its token, found or added to be run.</summary>
    public int ChildOf(int node, int token, List<int> pending)
    {
        var child = Trie.Child(node, token);
        if (child != TokenTrie.None) return child;

        child = Trie.Add(node, token);
        pending.Add(child);
        return child;
    }

    /// <summary>Runs the first of the pending nodes, as many as go into one run, and takes them off the list.</summary>
    public void RunSome(List<int> pending)
    {
        var row = _rows[0];
        var count = Math.Min(pending.Count, RunBuffers.MostTokens);
        EnsureRoom(row, count);
        _runner.Append(row, 0, CollectionsMarshal.AsSpan(pending)[..count]);
        pending.RemoveRange(0, count);
        _computed += count;
        _runs++;
    }

    /// <summary>Takes nodes that were to be run, and were not, out again.</summary>
    public void Abandon(List<int> pending)
    {
        for (var i = pending.Count - 1; i >= 0; i--) Trie.Remove(pending[i]);
        pending.Clear();
    }

    /// <summary>Removes all nodes that are on none of the paths; their columns stay as holes that nothing sees.</summary>
    public void Keep(IReadOnlyList<TokenPath> paths)
    {
        foreach (var path in paths) Mark(path.ToArray());
        foreach (var row in _rows) row.ForgetUnmarked(Trie);
        Trie.RemoveUnmarked();
    }

    public void Dispose()
    {
        foreach (var row in _rows) row.Bank.Dispose();
        _outputs.Dispose();
        _buffers.Dispose();
    }

    private void Mark(ReadOnlySpan<int> path)
    {
        var node = TokenTrie.Root;
        foreach (var token in path)
        {
            node = Trie.Child(node, token);
            if (node == TokenTrie.None) return;

            Trie[node].Marked = true;
        }
    }

    private static void EnsureRoom(TreeRow row, int count)
    {
        if (row.Count + count > row.Bank.Kv.Capacity) row.Bank.Kv.Grow(RowCapacity.For(row.Count + count), row.Count);
    }
}
