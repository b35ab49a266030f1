namespace Verify.Inference.Engine;

/// <summary>Lays a batch of new nodes down as a run's inputs, runs it and takes its outputs in.</summary>
internal sealed class RowRunner(TokenTrie trie, NodeOutputs outputs, RunBuffers buffers)
{
    /// <summary>
    /// Appends nodes to one row. Each parent is in the row already or stands earlier in the batch; the row's bank has room.
    /// </summary>
    public void Append(TreeRow row, int rowIndex, ReadOnlySpan<int> nodes)
    {
        var first = row.Count;
        var columns = first + nodes.Length;
        var width = BoundBank.MaskWidth(columns);
        buffers.EnsureMask((long)nodes.Length * width);
        var tokens = buffers.Tokens.Slice(0, nodes.Length);
        var positions = buffers.Positions.Slice(0, nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            ref var node = ref trie[nodes[i]];
            (tokens[i], positions[i]) = (node.Token, node.Depth - 1);
            var parent = node.Parent == TokenTrie.Root ? TokenTrie.None : ParentColumn(row, rowIndex, node.Parent);
            row.Append(nodes[i], parent);
            WriteMask(row, first, i, width);

            // Set before the run so that later nodes of the batch find their parent.
            (node.Row, node.Column) = (rowIndex, first + i);
        }

        buffers.LastColumns.Slice(0, 1)[0] = columns - 1;
        buffers.TotalColumns.Slice(0, 1)[0] = width;
        try
        {
            row.Bank.Run(row.BankRow, 1, nodes.Length, width);
        }
        catch
        {
            foreach (var node in nodes) trie[node].Row = TokenTrie.None;
            row.Truncate(first);
            throw;
        }

        for (var i = 0; i < nodes.Length; i++) buffers.Output(i).CopyTo(outputs[nodes[i]]);
    }

    private int ParentColumn(TreeRow row, int rowIndex, int parent) =>
        trie[parent].Row == rowIndex ? trie[parent].Column : row.ColumnOf(parent);

    /// <summary>A token sees itself and its ancestors.</summary>
    private void WriteMask(TreeRow row, int first, int index, int width)
    {
        var mask = buffers.Mask.Slice((long)index * width, width);
        var parent = row.Parents[first + index];
        if (parent >= first)
        {
            buffers.Mask.Slice((long)(parent - first) * width, width).CopyTo(mask);
        }
        else
        {
            mask.Fill(float.NegativeInfinity);
            var parents = row.Parents;
            for (var column = parent; column != TokenTrie.None; column = parents[column]) mask[column] = 0;
        }

        mask[first + index] = 0;
    }
}
