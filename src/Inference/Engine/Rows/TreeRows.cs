using Verify.Inference.Engine.Sessions;
using Verify.Inference.Engine.Tries;

namespace Verify.Inference.Engine.Rows;

/// <summary>
/// The rows of a tree. Row 0 holds every node between calls. During a call its tips may be continued in working rows, which hold copies of
/// their paths and the nodes run meanwhile; <see cref="RowFolding"/> copies those back into row 0.
/// </summary>
internal sealed class TreeRows(DecoderSession session, RunBuffers buffers, TokenTrie trie, int capacityTokens) : IDisposable
{
    private const int Headroom = BoundBank.MaskStep;

    private readonly List<TreeRow> _rows = [new(new BoundBank(session, buffers, 1, RowCapacity.For(1)), 0)];
    private readonly List<int> _path = [];

    /// <summary>The most columns that row 0 may hold, and that all working rows may hold together.</summary>
    public int Limit { get; } = RowCapacity.For(capacityTokens);

    public TreeRow Whole => _rows[0];

    public int Count => _rows.Count;

    public TreeRow this[int index] => _rows[index];

    /// <summary>Columns that all working rows have room for.</summary>
    public long WorkColumns
    {
        get
        {
            var columns = 0L;
            for (var i = 1; i < _rows.Count; i++)
            {
                columns += _rows[i].Bank.Kv.Capacity;
            }

            return columns;
        }
    }

    /// <summary>
    /// Makes room for more columns; a bank of several rows grows as a whole. Before row 0 would exceed the limit its holes are closed,
    /// which moves its columns.
    /// </summary>
    public void EnsureRoom(int index, int count)
    {
        var row = _rows[index];
        var kv = row.Bank.Kv;
        if (index == 0 && row.Holes > 0 && row.Count + count > Limit)
        {
            row.Compact(trie);
        }

        var needed = row.Count + count;
        if (needed <= kv.Capacity)
        {
            return;
        }

        kv.Grow(index == 0 ? RowCapacity.For(needed) : WorkCapacity(needed), kv.Capacity);
    }

    /// <summary>The column of a node in a row; what the row lacks of its path is copied there first.</summary>
    public int EnsureHolds(int index, int node)
    {
        if (node == TokenTrie.Root)
        {
            return TokenTrie.None;
        }

        var row = _rows[index];
        var column = Find(index, node);
        while (column == TokenTrie.None && node != TokenTrie.Root)
        {
            _path.Add(node);
            node = trie[node].Parent;
            column = Find(index, node);
        }

        if (_path.Count == 0)
        {
            return column;
        }

        EnsureRoom(index, _path.Count);
        column = Find(index, node);
        var copier = new ColumnCopier(row);
        for (var i = _path.Count - 1; i >= 0; i--)
        {
            ref var missing = ref trie[_path[i]];
            column = copier.Append(_path[i], column, _rows[missing.Row], missing.Column);
        }

        copier.Flush();
        _path.Clear();
        return column;
    }

    /// <summary>Working rows for neighbouring tips, some per row.</summary>
    public void SpreadGroups(TipSurvey survey, int tipsPerRow)
    {
        for (var first = 0; first < survey.Tips.Count; first += tipsPerRow)
        {
            var count = Math.Min(tipsPerRow, survey.Tips.Count - first);
            var index = AddRow(new BoundBank(session, buffers, 1, WorkCapacity(survey.Columns(first, count))), 0);
            for (var i = first; i < first + count; i++)
            {
                EnsureHolds(index, survey.Tips[i].Node);
                trie[survey.Tips[i].Node].WorkRow = index;
            }
        }
    }

    /// <summary>A bank with a row for each tip, and spare rows for tips that will diverge.</summary>
    public void SpreadRagged(TipSurvey survey, int rows)
    {
        var deepest = 0;
        foreach (var tip in survey.Tips)
        {
            deepest = Math.Max(deepest, tip.Depth);
        }

        var bank = new BoundBank(session, buffers, rows, WorkCapacity(deepest));
        for (var i = 0; i < rows; i++)
        {
            AddRow(bank, i);
        }

        for (var i = 0; i < survey.Tips.Count; i++)
        {
            EnsureHolds(i + 1, survey.Tips[i].Node);
            trie[survey.Tips[i].Node].WorkRow = i + 1;
        }
    }

    /// <summary>Frees the working rows, whose nodes have been copied into row 0.</summary>
    public void DropWorkingRows()
    {
        for (var index = 1; index < _rows.Count; index++)
        {
            _rows[index].Bank.Dispose();
        }

        _rows.RemoveRange(1, _rows.Count - 1);
    }

    /// <summary>Moves a working row to the index of an emptied row of the same bank.</summary>
    public void Move(int from, int to)
    {
        _rows[to].CopyFrom(_rows[from]);
        foreach (var node in _rows[to].Nodes)
        {
            if (trie[node].Row == from)
            {
                trie[node].Row = to;
            }
        }

        _rows[from].Truncate(0);
    }

    public void Dispose()
    {
        foreach (var row in _rows)
        {
            row.Bank.Dispose();
        }
    }

    /// <summary>The capacity of a working row for so many columns, with some headroom.</summary>
    public static int WorkCapacity(int columns) => BoundBank.MaskWidth(columns + Headroom);

    private int AddRow(BoundBank bank, int bankRow)
    {
        _rows.Add(new TreeRow(bank, bankRow));
        return _rows.Count - 1;
    }

    private int Find(int index, int node)
    {
        if (node == TokenTrie.Root)
        {
            return TokenTrie.None;
        }

        ref var found = ref trie[node];
        return found.Row == index ? found.Column : _rows[index].ColumnOf(node);
    }
}
