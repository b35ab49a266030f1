using Verify.Inference.Engine.Rows;
using Verify.Inference.Engine.Tries;
using Verify.Inference.Graph;
using Verify.Inference.Manifests;

namespace Verify.Inference.Engine.Layouts;

/// <summary>
/// Estimates what layouts cost. Masked columns cost as much as those that are attended to, so a common row is cheap while paths share most
/// of their columns; after they have diverged for long, separate rows are cheaper.
/// </summary>
/// <remarks>
/// Depends on the tree and the manifest's costs only, never on time or load, so that the same request has the same layout and the same
/// rounding.
/// </remarks>
internal sealed class LayoutPlanner(LayoutCosts costs, int contextLength)
{
    private readonly int _mostColumns = DecoderGraph.MostColumns(contextLength);

    /// <summary>All tips in row 0, whatever else it holds.</summary>
    public Layout Whole(TipSurvey survey, int columns)
    {
        var tokens = survey.Demand(0, survey.Tips.Count);
        return new Layout(TreeLayoutKind.Whole, survey.Tips.Count, RowCost(tokens, columns), 0, 0);
    }

    /// <summary>The cheapest layout in working rows.</summary>
    /// <param name="capacity">Columns of memory that they may take.</param>
    /// <param name="raggedRows">Rows of a ragged batch; 0 when tips want more than one token.</param>
    /// <param name="repeats">Over how many runs the cost of the copies is spread.</param>
    /// <param name="isNeeded">
    /// The tree's own row is too long to be run: when no layout fits the memory, the one that takes the least is returned.
    /// </param>
    public Layout? Apart(TipSurvey survey, long capacity, int raggedRows, int repeats, bool isNeeded)
    {
        Layout? best = raggedRows > 1 ? Cheaper(null, Ragged(survey, raggedRows), capacity, repeats) : null;
        Layout? smallest = null;
        for (var perRow = 1; ; perRow = Math.Min(2 * perRow, survey.Tips.Count))
        {
            var groups = Groups(survey, perRow);
            best = Cheaper(best, groups, capacity, repeats);
            if (double.IsFinite(groups.Cost) && !(smallest?.Capacity <= groups.Capacity))
            {
                smallest = groups;
            }

            if (perRow == survey.Tips.Count)
            {
                return best ?? (isNeeded ? smallest : null);
            }
        }
    }

    public double Total(Layout layout, int repeats) => (layout.Cost * repeats) + (layout.CopiedColumns * costs.CopyColumn);

    /// <summary>
    /// Appending tokens to one row, each of which attends over all of its columns; infinite when the row would be too long to be run.
    /// </summary>
    public double RowCost(int tokens, int columns) =>
        CanRun(tokens, columns) ? Cost(costs.Row, tokens, columns + tokens) : double.PositiveInfinity;

    public bool CanRun(int tokens, int columns) => columns + tokens <= _mostColumns;

    /// <summary>Appending one token to each row of a batch.</summary>
    public double RaggedCost(int rows, long columns) => Cost(costs.Batch, rows, columns / (double)rows);

    /// <summary>
    /// Interpolates linearly between measured numbers of tokens; beyond the last, the cost per token is that of the last.
    /// </summary>
    private static double Cost(IReadOnlyList<RunCost> measured, int tokens, double columns)
    {
        var above = 0;
        while (above < measured.Count && measured[above].Tokens < tokens)
        {
            above++;
        }

        if (above == measured.Count)
        {
            return Of(measured[^1]) * tokens / measured[^1].Tokens;
        }

        if (measured[above].Tokens == tokens)
        {
            return Of(measured[above]);
        }

        var (low, high) = (measured[above - 1], measured[above]);
        var share = (tokens - low.Tokens) / (double)(high.Tokens - low.Tokens);
        return ((1 - share) * Of(low)) + (share * Of(high));

        double Of(RunCost run) => run.Run + (run.Column * columns);
    }

    private Layout? Cheaper(Layout? best, Layout other, long capacity, int repeats)
    {
        if (other.Capacity > capacity || !double.IsFinite(other.Cost))
        {
            return best;
        }

        return best is { } known && Total(known, repeats) <= Total(other, repeats) ? known : other;
    }

    private Layout Groups(TipSurvey survey, int perRow)
    {
        var (cost, copied, capacity) = (0.0, 0L, 0L);
        for (var first = 0; first < survey.Tips.Count; first += perRow)
        {
            var count = Math.Min(perRow, survey.Tips.Count - first);
            var columns = survey.Columns(first, count);
            var tokens = survey.Demand(first, count);
            cost += RowCost(tokens, columns);
            copied += columns;
            capacity += TreeRows.WorkCapacity(columns + tokens);
        }

        return new Layout(TreeLayoutKind.Groups, perRow, cost, copied, capacity);
    }

    private Layout Ragged(TipSurvey survey, int rows)
    {
        var (columns, deepest) = (0L, 0);
        foreach (var tip in survey.Tips)
        {
            columns += tip.Depth;
            deepest = Math.Max(deepest, tip.Depth);
        }

        return new Layout(
            TreeLayoutKind.Ragged,
            1,
            RaggedCost(survey.Tips.Count, columns),
            columns,
            (long)rows * TreeRows.WorkCapacity(deepest)
        );
    }
}
