namespace Verify.Inference.Engine.Rows;

/// <summary>Copies the columns of nodes into a row, adjacent ones together.</summary>
internal struct ColumnCopier(TreeRow target)
{
    private TreeRow? _from;
    private int _start;
    private int _count;

    /// <summary>Appends a node to the row and has its column copied, at the latest by <see cref="Flush"/>.</summary>
    public int Append(int node, int parentColumn, TreeRow from, int fromColumn)
    {
        if (from != _from || fromColumn != _start + _count)
        {
            Flush();
            (_from, _start) = (from, fromColumn);
        }

        _count++;
        return target.Append(node, parentColumn);
    }

    public void Flush()
    {
        if (_count > 0)
        {
            target.Bank.Kv.Copy(_from!.Bank.Kv, _from.BankRow, _start, target.BankRow, target.Count - _count, _count);
        }

        _count = 0;
    }
}
