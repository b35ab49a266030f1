using Verify.Search;
using Verify.Server.Engine;
using Verify.Server.Http;
using Verify.Server.Settings;

namespace Verify.Server.Solving;

/// <summary>The one way to a search: checks it against the server's limits and waits for a place. Thread-safe.</summary>
internal sealed class Searches(EngineHost host, VerifyOptions options, Places places, TimeProvider time)
{
    /// <summary>Checks a request and fills in every default.</summary>
    /// <exception cref="RefusedException">It is beyond the server's limits, it asks for code to be run where none can be, or the models are
    /// still being loaded.</exception>
    /// <exception cref="SearchRequestException">Something else is wrong with it.</exception>
    public SearchPlan Plan(SearchRequest request)
    {
        ProblemLimit.Require(request.Problem, options.Limits);
        if (request.Tests is not null)
        {
            CodeExecution.Require(host.Engine, "tests");
        }

        if (request.Sampling?.Tools is { Count: > 0 })
        {
            CodeExecution.Require(host.Engine, "sampling.tools");
        }

        return host.Engine.Search.Plan(request);
    }

    /// <summary>
    /// Waits for a place and carries a plan out. When the server is told to stop, searches that run may go on for the drain time and are
    /// then
    /// cancelled, which still gives their best answer so far; searches that wait are refused.
    /// </summary>
    /// <exception cref="RefusedException">The queue is full, or the server is shutting down.</exception>
    public async Task<SearchResult> RunAsync(SearchPlan plan, ISearchObserver observer, CancellationToken cancellationToken)
    {
        var arrived = time.GetTimestamp();
        using var place = await places.TakeAsync(cancellationToken);
        var waited = time.GetElapsedTime(arrived).TotalSeconds;

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, places.Drained);
        var result = await host.Engine.Search.RunAsync(plan, observer, ending.Token);
        return result with { Timing = result.Timing with { Queued = result.Timing.Queued + waited, Total = result.Timing.Total + waited } };
    }
}
