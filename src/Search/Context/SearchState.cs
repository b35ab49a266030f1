using Verify.Search.Budgets;
using Verify.Search.Candidates;
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

    public void ReportProgress() =>
        Observer.On(new BudgetProgress(Meter.Candidates, Meter.GeneratedTokens, Meter.RewardTokens, Clock.TotalSeconds));
}
