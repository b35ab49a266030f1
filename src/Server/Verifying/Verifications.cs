using System.Runtime.CompilerServices;
using Verify.Search;
using Verify.Search.Checking;
using Verify.Server.Engine;
using Verify.Server.Http;
using Verify.Server.Settings;
using Verify.Server.Solving;

namespace Verify.Server.Verifying;

/// <summary>The one way to a check of given solutions: against the server's limits, and in a place of the searches'. Thread-safe.</summary>
internal sealed class Verifications(EngineHost host, VerifyOptions options, Places places)
{
    /// <summary>Checks a request and fills in every default.</summary>
    /// <exception cref="RefusedException">It is beyond the server's limits, it asks for code to be run where none can be, or the models are
    /// still being loaded.</exception>
    /// <exception cref="SearchRequestException">Something else is wrong with it.</exception>
    public CheckPlan Plan(CheckRequest request)
    {
        ProblemLimit.Require(request.Problem, options.Limits);
        if (request.Tests is not null)
        {
            CodeExecution.Require(host.Engine, "tests");
        }

        return host.Engine.Checker.Plan(request);
    }

    /// <summary>Waits for a place and gives one result after the other, in order.</summary>
    /// <exception cref="RefusedException">The queue is full, or the server is shutting down.</exception>
    public async IAsyncEnumerable<CheckedSolution> RunAsync(CheckPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var place = await places.TakeAsync(cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, places.Drained);
        await foreach (var solution in host.Engine.Checker.CheckAsync(plan, ending.Token))
        {
            yield return solution;
        }
    }
}
