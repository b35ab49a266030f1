namespace Verify.Inference.Engine;

/// <summary>
/// One row of a bank: which node each column holds, and the column of that node's parent. Every row holds the whole path of each of its nodes,
/// so attention never leaves it.
/// </summary>
internal sealed class TreeRow(BoundBank bank, int bankRow)
{
    private int[] _nodes = new int[bank.Kv.Capacity];
    private int[] _parents = new int[bank.Kv.Capacity];

    public BoundBank Bank => bank;

    public int BankRow { get; set; } = bankRow;

    /// <summary>Columns in use, those of removed nodes included.</summary>
    public int Count { get; private set; }

    /// <summary>The node in each column; <see cref="TokenTrie.None"/> where it was removed.</summary>
    public Span<int> Nodes => _nodes.AsSpan(0, Count);

    /// <summary>The column of each column's parent; <see cref="TokenTrie.None"/> for first tokens.</summary>
    public ReadOnlySpan<int> Parents => _parents.AsSpan(0, Count);

    /// <summary>The column that holds a node, or <see cref="TokenTrie.None"/>; looks at late columns first.</summary>
    public int ColumnOf(int node) => Nodes.LastIndexOf(node);

    /// <summary>Notes what the next column holds and returns its number; the caller fills its keys and values.</summary>
    public int Append(int node, int parentColumn)
    {
        if (Count == _nodes.Length)
        {
            Array.Resize(ref _nodes, bank.Kv.Capacity);
            Array.Resize(ref _parents, bank.Kv.Capacity);
        }

        (_nodes[Count], _parents[Count]) = (node, parentColumn);
        return Count++;
    }

    /// <summary>Makes holes of the columns whose nodes are not marked, and frees them where they are the last.</summary>
    public void ForgetUnmarked(TokenTrie trie)
    {
        foreach (ref var node in Nodes)
        {
            if (node != TokenTrie.None && !trie[node].Marked) node = TokenTrie.None;
        }

        while (Count > 0 && _nodes[Count - 1] == TokenTrie.None) Count--;
    }

    /// <summary>Forgets columns from the end on.</summary>
    public void Truncate(int count) => Count = count;
}
