using System.Runtime.InteropServices;
using Verify.Inference.Decoding;
using Verify.Inference.Engine.Rows;
using Verify.Inference.Engine.Tries;
using Verify.Inference.Manifests;

namespace Verify.Inference.Engine.Layouts;

/// <summary>Distributes the tips of a call over rows by cost, and follows them while they grow and diverge.</summary>
internal sealed class TreeLayout(TokenTrie trie, TreeRows rows, LayoutPlanner planner, LayoutCosts costs) : IRunLayout
{
    private readonly TipSurvey _survey = new(trie);
    private readonly List<int> _tips = [];
    private readonly LayoutInUse _inUse = new(trie, rows, planner);
    private readonly RowFolding _folding = new(trie, rows);
    private readonly RaggedRows _ragged = new(trie, rows);
    private LayoutRegret _regret = new(costs);

    public TreeLayoutKind Kind { get; private set; }

    /// <summary>
    /// Chooses the rows in which the missing parts of paths are run. Their length is known, so the cheapest layout is chosen at once.
    /// </summary>
    public void SpreadPending(List<int> pending)
    {
        Fold();
        _tips.Clear();
        foreach (var node in pending)
        {
            // Until the tips have their rows, WorkRow names the tip that the node descends from.
            var parent = trie[node].Parent;
            var tip = parent == TokenTrie.Root || trie[parent].Row != TokenTrie.None ? parent : trie[parent].WorkRow;
            trie[node].WorkRow = tip;
            if (trie[tip].Demand++ == 0)
            {
                _tips.Add(tip);
            }
        }

        Survey();
        foreach (var tip in _tips)
        {
            trie[tip].WorkRow = 0;
        }

        var whole = planner.Whole(_survey, rows.Whole.Count);
        var apart = planner.Apart(_survey, rows.Limit, raggedRows: 0, repeats: 1, isNeeded: double.IsInfinity(whole.Cost));
        if (apart is { } other && planner.Total(other, 1) < whole.Cost)
        {
            Spread(other, 0);
        }

        foreach (var node in pending)
        {
            trie[node].WorkRow = trie[trie[node].WorkRow].WorkRow;
        }
    }

    /// <summary>Sampling begins: all tips in row 0, until another layout has proved cheaper.</summary>
    public void BeginSteps(List<Sample> samples)
    {
        Fold();
        _regret = new LayoutRegret(costs);
        foreach (var sample in samples)
        {
            trie[sample.Tip].WorkRow = 0;
        }
    }

    /// <summary>Considers another layout: at some of the steps, and whenever a row may become too long to be run.</summary>
    public void Review(List<Sample> samples)
    {
        if (!_regret.IsReviewDue() && planner.CanRun(samples.Count, _inUse.LongestRow))
        {
            return;
        }

        var isFull = rows.WorkColumns > rows.Limit;
        _tips.Clear();
        foreach (var sample in samples)
        {
            if (trie[sample.Tip].Demand != 0)
            {
                continue;
            }

            trie[sample.Tip].Demand = 1;
            _tips.Add(sample.Tip);
        }

        var present = isFull ? double.PositiveInfinity : _inUse.Cost(Kind, _tips);
        Survey();
        var best = planner.Whole(_survey, trie.Count + rows.Whole.Holes); // the columns it will have after the working rows are folded
        var apart = planner.Apart(
            _survey,
            rows.Limit,
            samples.Count,
            LayoutRegret.StepsBetweenReviews,
            isNeeded: double.IsInfinity(best.Cost)
        );
        if (apart is { } other && Total(other) < Total(best))
        {
            best = other;
        }

        if (best.Kind == TreeLayoutKind.Whole && Kind == TreeLayoutKind.Whole)
        {
            return;
        }

        if (!_regret.Prefers(best, present))
        {
            return;
        }

        Fold();
        foreach (var tip in _tips)
        {
            trie[tip].WorkRow = 0;
        }

        Spread(best, samples.Count);
    }

    /// <summary>A tip is continued by a child: in the same row, or in a ragged batch where <see cref="RaggedRows"/> says.</summary>
    public void Advance(int tip, int child)
    {
        if (Kind == TreeLayoutKind.Ragged)
        {
            _ragged.Advance(tip, child);
        }
        else
        {
            trie[child].WorkRow = trie[tip].WorkRow;
        }
    }

    /// <summary>Gives up the rows of a ragged batch whose tip is no longer continued.</summary>
    public void ReleaseRows(List<Sample> samples)
    {
        if (Kind == TreeLayoutKind.Ragged)
        {
            _ragged.Release(samples);
        }
    }

    /// <summary>Copies everything into row 0 and drops the working rows.</summary>
    public void Fold()
    {
        _folding.FoldAll();
        _ragged.Clear();
        Kind = TreeLayoutKind.Whole;
    }

    private void Survey() => _survey.Survey(CollectionsMarshal.AsSpan(_tips));

    private double Total(Layout layout) => planner.Total(layout, LayoutRegret.StepsBetweenReviews);

    private void Spread(Layout layout, int samples)
    {
        Kind = layout.Kind;
        if (Kind == TreeLayoutKind.Groups)
        {
            rows.SpreadGroups(_survey, layout.TipsPerRow);
        }
        else if (Kind == TreeLayoutKind.Ragged)
        {
            _ragged.Spread(_survey, samples);
        }
    }
}
