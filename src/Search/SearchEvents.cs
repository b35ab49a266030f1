namespace Verify.Search;

/// <summary>Observes a search while it runs. Called in order, never concurrently; must return quickly and not throw.</summary>
public interface ISearchObserver
{
    /// <summary>Something happened.</summary>
    void On(SearchEvent searchEvent);
}

/// <summary>Something that happened in a search.</summary>
public abstract record SearchEvent;

/// <summary>A node was created.</summary>
public sealed record NodeCreated(int Id, int? Parent, string Text, int Tokens, double LogProbability, bool Finished) : SearchEvent;

/// <summary>A node's step was scored, or its value or visits changed.</summary>
public sealed record NodeScored(int Id, double? Score, double? Value, int Visits) : SearchEvent;

/// <summary>The solution that ends in a node was tested.</summary>
public sealed record SolutionTested(int Id, string Verdict, int Passed, int Total) : SearchEvent;

/// <summary>A node is not followed any further.</summary>
public sealed record NodePruned(int Id, string Reason) : SearchEvent;

/// <summary>Another answer leads.</summary>
public sealed record AnswerChanged(int NodeId, string? Answer, double? Score) : SearchEvent;

/// <summary>How much of the budget is used.</summary>
public sealed record BudgetProgress(int Candidates, long GeneratedTokens, long RewardTokens, double Seconds) : SearchEvent;
