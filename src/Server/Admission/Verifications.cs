using System.Runtime.CompilerServices;
using Verify.Search;
using Verify.Search.Verification;
using Verify.Server.Composition;
using Verify.Server.Http;
using Verify.Server.Settings;

namespace Verify.Server.Admission;

/// <summary>
/// The one way to a verification of given solutions: within the server's limits, and in a slot of its searches. Thread-safe.
/// </summary>
/// <param name="engine">The engine; throws <see cref="RefusedException"/> while it is being loaded.</param>
/// <param name="limits">The server's limits.</param>
/// <param name="admission">Who may run.</param>
internal sealed class Verifications(Func<LoadedEngine> engine, LimitOptions limits, AdmissionQueue admission)
{
    /// <summary>Checks a request and fills in every default.</summary>
    /// <exception cref="RefusedException">It is beyond the server's limits, or the models are still being loaded.</exception>
    /// <exception cref="SearchRequestException">Something else is wrong with it.</exception>
    public VerificationPlan Plan(VerificationRequest request)
    {
        ProblemLimit.Require(request.Problem, limits);
        return engine().Verification.Plan(request);
    }

    /// <summary>Waits for a slot and gives one result after the other, in order.</summary>
    /// <exception cref="RefusedException">The queue is full, or the server is shutting down.</exception>
    public async IAsyncEnumerable<VerifiedSolution> RunAsync(
        VerificationPlan plan,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var slot = await admission.EnterAsync(cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, admission.Drained);
        await foreach (var solution in engine().Verification.VerifyAsync(plan, ending.Token))
        {
            yield return solution;
        }
    }
}
