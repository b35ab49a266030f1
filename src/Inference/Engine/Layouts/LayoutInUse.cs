using Verify.Inference.Engine.Rows;
using Verify.Inference.Engine.Tries;

namespace Verify.Inference.Engine.Layouts;

/// <summary>What the rows that a tree has at present hold and cost.</summary>
internal sealed class LayoutInUse(TokenTrie trie, TreeRows rows, LayoutPlanner planner)
{
    /// <summary>Columns of the longest row in which tips are continued.</summary>
    public int LongestRow
    {
        get
        {
            var longest = rows.Count == 1 ? rows.Whole.Count : 0;
            for (var index = 1; index < rows.Count; index++)
            {
                longest = Math.Max(longest, rows[index].Count);
            }

            return longest;
        }
    }

    /// <summary>Estimated microseconds to run one token at each of the tips in the rows that they have.</summary>
    public double Cost(TreeLayoutKind kind, List<int> tips)
    {
        if (kind == TreeLayoutKind.Ragged)
        {
            var columns = 0L;
            foreach (var tip in tips)
            {
                columns += trie[tip].Depth;
            }

            return planner.RaggedCost(tips.Count, columns);
        }

        var cost = 0.0;
        for (var index = 0; index < rows.Count; index++)
        {
            var tipsOfRow = 0;
            foreach (var tip in tips)
            {
                tipsOfRow += trie[tip].WorkRow == index ? 1 : 0;
            }

            if (tipsOfRow > 0)
            {
                cost += planner.RowCost(tipsOfRow, rows[index].Count);
            }
        }

        return cost;
    }
}
