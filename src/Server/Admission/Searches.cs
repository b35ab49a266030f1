using Verify.Search;
using Verify.Server.Composition;
using Verify.Server.Http;
using Verify.Server.Settings;

namespace Verify.Server.Admission;

/// <summary>
/// The one way to a search, for HTTP and for the command line: checks it against the server's limits and waits for its turn. Thread-safe.
/// </summary>
/// <param name="engine">The engine; throws <see cref="RefusedException"/> while it is being loaded.</param>
/// <param name="limits">The server's limits.</param>
/// <param name="admission">Who may run.</param>
/// <param name="time">Measures the wait.</param>
internal sealed class Searches(Func<LoadedEngine> engine, LimitOptions limits, AdmissionQueue admission, TimeProvider time)
{
    /// <summary>Checks a request and fills in every default.</summary>
    /// <exception cref="RefusedException">It is beyond the server's limits, or the models are still being loaded.</exception>
    /// <exception cref="SearchRequestException">Something else is wrong with it.</exception>
    public SearchPlan Plan(SearchRequest request)
    {
        ProblemLimit.Require(request.Problem, limits);
        return engine().Search.Plan(request);
    }

    /// <summary>
    /// Waits for a slot and carries a plan out. When the server is told to stop, searches that run may go on for the drain time and are
    /// then
    /// cancelled, which still gives their best answer so far; searches that wait are refused.
    /// </summary>
    /// <exception cref="RefusedException">The queue is full, or the server is shutting down.</exception>
    public async Task<SearchResult> RunAsync(SearchPlan plan, ISearchObserver observer, CancellationToken cancellationToken)
    {
        var arrived = time.GetTimestamp();
        using var slot = await admission.EnterAsync(cancellationToken);
        var waited = time.GetElapsedTime(arrived).TotalSeconds;

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, admission.Drained);
        var result = await engine().Search.RunAsync(plan, observer, ending.Token);
        return result with { Timing = result.Timing with { Queued = result.Timing.Queued + waited, Total = result.Timing.Total + waited } };
    }
}
