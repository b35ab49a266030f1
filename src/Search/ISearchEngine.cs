using Verify.Inference;
using Verify.Search.Journal;
using Verify.Verifiers;

namespace Verify.Search;

/// <summary>Plans and carries out searches. Thread-safe: many run at once, and none influences another's result.</summary>
public interface ISearchEngine
{
    /// <summary>The policies there are, the default first.</summary>
    IReadOnlyList<PolicyModel> Policies { get; }

    /// <summary>The verifiers there are, the default first.</summary>
    IReadOnlyList<IVerifier> Verifiers { get; }

    /// <summary>The strategies.</summary>
    IReadOnlyList<StrategyDescription> Strategies { get; }

    /// <summary>Checks a request and fills in every default, before any work.</summary>
    /// <exception cref="SearchRequestException">Something is wrong with the request; all errors are reported at once.</exception>
    SearchPlan Plan(SearchRequest request);

    /// <summary>
    /// Carries a plan out. When a budget is spent, the time is up or <paramref name="cancellationToken"/> fires, the best answer so far is
    /// returned with the reason; nothing is thrown for those, save that a cancellation while still waiting for memory throws.
    /// Over a journal that earlier runs of the same plan wrote, it repeats their outcomes without asking any model and continues after
    /// them.
    /// </summary>
    /// <exception cref="ModelBusyException">The queue for memory is full.</exception>
    /// <exception cref="ModelCapacityException">The search needs more memory than a model was given in all.</exception>
    /// <exception cref="ContextLengthException">The problem is longer than a reward model's context.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the search had its memory.</exception>
    /// <exception cref="InvalidOperationException">The journal belongs to another plan.</exception>
    Task<SearchResult> RunAsync(SearchPlan plan, ISearchObserver observer, ISearchJournal journal, CancellationToken cancellationToken);
}
