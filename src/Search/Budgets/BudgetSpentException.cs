namespace Verify.Search.Budgets;

/// <summary>Ends a strategy where it stands, because nothing more may be spent; caught by the search's run alone.</summary>
internal sealed class BudgetSpentException(StopReason reason) : Exception($"The search ends: {reason}.")
{
    public StopReason Reason { get; } = reason;
}
