namespace Verify.Search.Budgets;

/// <summary>Ends a strategy at its current call: nothing more may be spent, or nothing better can be found.</summary>
internal sealed class SearchEndedException(StopReason reason) : Exception($"The search has ended: {reason}.")
{
    public StopReason Reason { get; } = reason;
}
