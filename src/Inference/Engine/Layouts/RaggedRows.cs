using Verify.Inference.Decoding;
using Verify.Inference.Engine.Rows;
using Verify.Inference.Engine.Tries;

namespace Verify.Inference.Engine.Layouts;

/// <summary>
/// The rows 1, 2, … of a ragged batch: each is owned by one tip, whose path it holds. The rows in use have no gaps between them.
/// </summary>
internal sealed class RaggedRows(TokenTrie trie, TreeRows rows)
{
    private readonly RowFolding _folding = new(trie, rows);

    /// <summary>The tip that owns row i + 1, for each row in use.</summary>
    private readonly List<int> _owners = [];

    /// <summary>Gives each tip a row, with spare rows for tips that will part.</summary>
    public void Spread(TipSurvey survey, int rowCount)
    {
        rows.SpreadRagged(survey, rowCount);
        foreach (var tip in survey.Tips)
        {
            _owners.Add(tip.Node);
        }
    }

    /// <summary>The row of a tip passes to the first child that continues it; each further child gets the next free row.</summary>
    public void Advance(int tip, int child)
    {
        var row = trie[tip].WorkRow;
        if (trie[child].WorkRow > 0 && trie[child].WorkRow <= _owners.Count && _owners[trie[child].WorkRow - 1] == child)
        {
            return;
        }

        if (_owners[row - 1] == tip)
        {
            _owners[row - 1] = child;
        }
        else
        {
            _owners.Add(child);
            row = _owners.Count;
        }

        trie[child].WorkRow = row;
    }

    /// <summary>Gives up the rows whose owner none of the samples continues, and moves the last row into each gap.</summary>
    public void Release(List<Sample> samples)
    {
        foreach (var sample in samples)
        {
            trie[sample.Tip].Marked = true;
        }

        for (var index = _owners.Count; index > 0; index--)
        {
            if (trie[_owners[index - 1]].Marked)
            {
                continue;
            }

            _folding.Fold(index);
            if (index < _owners.Count)
            {
                rows.Move(_owners.Count, index);
                _owners[index - 1] = _owners[^1];
                trie[_owners[^1]].WorkRow = index;
            }

            _owners.RemoveAt(_owners.Count - 1);
        }

        foreach (var sample in samples)
        {
            trie[sample.Tip].Marked = false;
        }
    }

    public void Clear() => _owners.Clear();
}
