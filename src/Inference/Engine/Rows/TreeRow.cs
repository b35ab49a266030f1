using Verify.Inference.Engine.Tries;

namespace Verify.Inference.Engine.Rows;

/// <summary>
/// One row of a bank: which node each column holds, and the column of that node's parent. A row that is run holds the whole path of each
/// tip that is continued in it, so attention needs no other row.
/// </summary>
internal sealed class TreeRow(BoundBank bank, int bankRow)
{
    private int[] _nodes = new int[bank.Kv.Capacity];
    private int[] _parents = new int[bank.Kv.Capacity];

    public BoundBank Bank => bank;

    public int BankRow => bankRow;

    /// <summary>Columns in use, holes included.</summary>
    public int Count { get; private set; }

    /// <summary>Columns whose node was removed.</summary>
    public int Holes { get; private set; }

    /// <summary>The node in each column; <see cref="TokenTrie.None"/> in a hole.</summary>
    public ReadOnlySpan<int> Nodes => _nodes.AsSpan(0, Count);

    /// <summary>The column of each column's parent; <see cref="TokenTrie.None"/> for first tokens.</summary>
    public ReadOnlySpan<int> Parents => _parents.AsSpan(0, Count);

    /// <summary>The column that holds a node, or <see cref="TokenTrie.None"/>; searched from the last column back.</summary>
    public int ColumnOf(int node) => Nodes.LastIndexOf(node);

    /// <summary>
    /// Records what the next column holds and returns its index; the caller has made room and writes its keys and values.
    /// </summary>
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

    /// <summary>Forgets columns from the end on.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>Makes this row a copy of another row of the bank.</summary>
    public void CopyFrom(TreeRow other)
    {
        bank.Kv.Copy(other.Bank.Kv, other.BankRow, 0, bankRow, 0, other.Count);
        Truncate(0);
        for (var column = 0; column < other.Count; column++)
        {
            Append(other._nodes[column], other._parents[column]);
        }
    }

    /// <summary>Turns the columns whose nodes are not marked into holes, and frees those at the end of the row.</summary>
    public void ForgetUnmarked(TokenTrie trie)
    {
        Holes = 0;
        for (var column = 0; column < Count; column++)
        {
            ref var node = ref _nodes[column];
            if (node != TokenTrie.None && !trie[node].Marked)
            {
                node = TokenTrie.None;
            }

            if (node == TokenTrie.None)
            {
                Holes++;
            }
        }

        while (Count > 0 && _nodes[Count - 1] == TokenTrie.None)
        {
            Count--;
            Holes--;
        }
    }

    /// <summary>
    /// Closes the holes: columns move to the left with their keys, values, nodes and parents. Keys are stored already rotated to their
    /// positions, so they remain valid.
    /// </summary>
    public void Compact(TokenTrie trie)
    {
        var target = 0;
        for (var column = 0; column < Count; )
        {
            if (_nodes[column] == TokenTrie.None)
            {
                column++;
                continue;
            }

            var (start, length) = (column, 0);
            for (; column < Count && _nodes[column] != TokenTrie.None; column++, length++)
            {
                var parent = trie[_nodes[column]].Parent;
                _nodes[target + length] = _nodes[column];
                _parents[target + length] = parent == TokenTrie.Root ? TokenTrie.None : trie[parent].Column;
                trie[_nodes[column]].Column = target + length;
            }

            if (start != target)
            {
                bank.Kv.Copy(bank.Kv, bankRow, start, bankRow, target, length);
            }

            target += length;
        }

        (Count, Holes) = (target, 0);
    }
}
