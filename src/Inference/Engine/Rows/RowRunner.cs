using System.Runtime.InteropServices;
using Verify.Inference.Engine.Tries;

namespace Verify.Inference.Engine.Rows;

/// <summary>Writes new nodes as the inputs of a run, runs them and stores their outputs.</summary>
internal sealed class RowRunner(TokenTrie trie, TreeRows rows, NodeOutputs outputs, RunBuffers buffers)
{
    private readonly List<int> _batch = [];

    /// <summary>Appends nodes to one row. The parent of each node was run before or precedes it among them.</summary>
    public void Append(int index, ReadOnlySpan<int> nodes)
    {
        var row = rows[index];
        foreach (var node in nodes)
        {
            var parent = trie[node].Parent;
            if (parent == TokenTrie.Root || trie[parent].Row != TokenTrie.None)
            {
                rows.EnsureHolds(index, parent);
            }
        }

        rows.EnsureRoom(index, nodes.Length);
        var first = row.Count;
        var columns = first + nodes.Length;
        var width = BoundBank.MaskWidth(columns);
        buffers.EnsureMask((long)nodes.Length * width);
        for (var i = 0; i < nodes.Length; i++)
        {
            Place(index, nodes[i], i);
            WriteMask(row, first, i, width);
        }

        buffers.LastColumns.Slice(0, 1)[0] = columns - 1;
        Run(row.Bank, row.BankRow, 1, nodes, width);
    }

    /// <summary>
    /// Appends one node to each of the rows 1, 2, … of a ragged batch, in which every row is one path, so nothing is masked. A row without
    /// a node splits the batch into two runs.
    /// </summary>
    public void AppendRagged(ReadOnlySpan<int> nodeOfRow)
    {
        for (var index = 1; index <= nodeOfRow.Length; index++)
        {
            if (nodeOfRow[index - 1] != TokenTrie.None)
            {
                rows.EnsureHolds(index, trie[nodeOfRow[index - 1]].Parent);
                rows.EnsureRoom(index, 1);
                _batch.Add(nodeOfRow[index - 1]);
            }

            if (_batch.Count == RunBuffers.MostTokens || nodeOfRow[index - 1] == TokenTrie.None || index == nodeOfRow.Length)
            {
                var last = nodeOfRow[index - 1] == TokenTrie.None ? index - 1 : index;
                RunSegment(last - _batch.Count + 1, CollectionsMarshal.AsSpan(_batch));
                _batch.Clear();
            }
        }
    }

    private void RunSegment(int firstIndex, ReadOnlySpan<int> nodes)
    {
        if (nodes.IsEmpty)
        {
            return;
        }

        var width = 0;
        for (var i = 0; i < nodes.Length; i++)
        {
            Place(firstIndex + i, nodes[i], i);
            var columns = rows[firstIndex + i].Count;
            buffers.LastColumns.Slice(i, 1)[0] = columns - 1;
            width = Math.Max(width, BoundBank.MaskWidth(columns));
        }

        buffers.EnsureMask(width);
        buffers.Mask.Slice(0, width).Clear();
        Run(rows[firstIndex].Bank, rows[firstIndex].BankRow, nodes.Length, nodes, width);
    }

    /// <summary>Assigns a node its column, by which later nodes of the batch find their parent, and writes its inputs.</summary>
    private void Place(int index, int number, int place)
    {
        ref var node = ref trie[number];
        buffers.Tokens.Slice(place, 1)[0] = node.Token;
        buffers.Positions.Slice(place, 1)[0] = node.Depth - 1;
        node.Column = rows[index].Append(number, ParentColumn(index, node.Parent));
        node.Row = index;
    }

    private int ParentColumn(int index, int parent)
    {
        if (parent == TokenTrie.Root)
        {
            return TokenTrie.None;
        }

        return trie[parent].Row == index ? trie[parent].Column : rows[index].ColumnOf(parent);
    }

    /// <summary>A token attends to itself and its ancestors.</summary>
    private void WriteMask(TreeRow row, int first, int index, int width)
    {
        var mask = buffers.Mask.Slice((long)index * width, width);
        var parents = row.Parents;
        var parent = parents[first + index];
        if (parent >= first)
        {
            buffers.Mask.Slice((long)(parent - first) * width, width).CopyTo(mask);
        }
        else
        {
            mask.Fill(float.NegativeInfinity);
            for (var column = parent; column != TokenTrie.None; column = parents[column])
            {
                mask[column] = 0;
            }
        }

        mask[first + index] = 0;
    }

    private void Run(BoundBank bank, int firstRow, int boundRows, ReadOnlySpan<int> nodes, int width)
    {
        buffers.TotalColumns.Slice(0, 1)[0] = width;
        try
        {
            bank.Run(firstRow, boundRows, nodes.Length / boundRows, width);
        }
        catch
        {
            foreach (var node in nodes)
            {
                rows[trie[node].Row].Truncate(rows[trie[node].Row].Count - 1);
                trie[node].Row = TokenTrie.None;
            }

            throw;
        }

        for (var i = 0; i < nodes.Length; i++)
        {
            buffers.Output(i).CopyTo(outputs[nodes[i]]);
        }
    }
}
