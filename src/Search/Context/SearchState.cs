using Verify.Search.Budgets;
using Verify.Search.Candidates;
using Verify.Search.Journal;
using Verify.Search.Tree;

namespace Verify.Search.Context;

/// <summary>What the parts of one search share.</summary>
internal sealed record SearchState(
    SearchPlan Plan,
    SearchTree Tree,
    AnswerBoard Board,
    BudgetMeter Meter,
    SearchClock Clock,
    OutcomeLog Log,
    ISearchObserver Observer
)
{
    public CostTotals Costs { get; } = new();

    /// <summary>Tells the observer of the nodes with this id and higher ones, which are new.</summary>
    public void TellOfNodesFrom(int id)
    {
        foreach (var node in Tree.Nodes.Skip(id))
        {
            this.TellCreated(node);
        }
    }

    /// <summary>Tells what is used, as of the outcome that cost so much: repeated from the journal it tells the same.</summary>
    public void ReportProgress(OutcomeCost cost) =>
        Observer.On(new BudgetProgress(Meter.Whole.Candidates, Meter.Whole.GeneratedTokens, Meter.Whole.RewardTokens, cost.Seconds));
}
