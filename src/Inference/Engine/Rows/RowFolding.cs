using Verify.Inference.Engine.Tries;

namespace Verify.Inference.Engine.Rows;

/// <summary>Copies nodes from working rows into row 0, which holds every node between calls.</summary>
internal sealed class RowFolding(TokenTrie trie, TreeRows rows)
{
    private readonly List<int> _path = [];

    /// <summary>Copies the nodes of all working rows into row 0 and drops those rows.</summary>
    public void FoldAll()
    {
        for (var index = 1; index < rows.Count; index++)
        {
            Fold(index);
        }

        rows.DropWorkingRows();
    }

    /// <summary>Copies the nodes that a working row has run into row 0 and empties the row.</summary>
    public void Fold(int index)
    {
        var row = rows[index];
        var copier = new ColumnCopier(rows.Whole);
        foreach (var node in row.Nodes)
        {
            if (trie[node].Row == index)
            {
                Copy(node, ref copier);
            }
        }

        copier.Flush();
        row.Truncate(0);
    }

    /// <summary>Copies a node, and before it those of its ancestors that are still in working rows.</summary>
    private void Copy(int node, ref ColumnCopier copier)
    {
        for (; node != TokenTrie.Root && trie[node].Row != 0; node = trie[node].Parent)
        {
            _path.Add(node);
        }

        if (rows.Whole.Count + _path.Count > rows.Whole.Bank.Kv.Capacity)
        {
            copier.Flush();
            rows.EnsureRoom(0, _path.Count);
        }

        for (var i = _path.Count - 1; i >= 0; i--)
        {
            ref var copied = ref trie[_path[i]];
            var parent = copied.Parent == TokenTrie.Root ? TokenTrie.None : trie[copied.Parent].Column;
            copied.Column = copier.Append(_path[i], parent, rows[copied.Row], copied.Column);
            copied.Row = 0;
        }

        _path.Clear();
    }
}
