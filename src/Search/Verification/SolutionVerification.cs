using System.Globalization;
using System.Runtime.CompilerServices;
using Verify.Inference;
using Verify.Mathematics;
using Verify.Verifiers;
using Verify.Verifiers.Answers;
using Verify.Verifiers.Sandbox;

namespace Verify.Search.Verification;

/// <summary>
/// Finds out about given solutions what a search finds out about its own: their answers, the scores of their steps, what tests and
/// constraints say. Thread-safe.
/// </summary>
/// <remarks>
/// Solutions are taken in batches of bounded size, in order, so that any number of them takes the memory of one batch. Which share a batch
/// depends on nothing but
/// the request: a model's scores are reproducible, though in their last digits not independent of the batch.
/// </remarks>
public sealed class SolutionVerification
{
    private readonly VerificationPlanner _planner;
    private readonly BatchVerification _batches;
    private readonly VerificationLimits _limits;
    private readonly TimeProvider _time;

    /// <summary>A checker; it owns none of what it is given.</summary>
    /// <param name="verifiers">Those that requests may name.</param>
    /// <param name="reader">Reads answers out of solutions.</param>
    /// <param name="equivalence">Compares them with references.</param>
    /// <param name="sandbox">Runs tests; null when no code is run.</param>
    /// <param name="limits">What one request may take.</param>
    /// <param name="time">Measures the time limit.</param>
    public SolutionVerification(
        IReadOnlyList<IVerifier> verifiers,
        IAnswerReader reader,
        IAnswerEquivalence equivalence,
        ICodeSandbox? sandbox,
        VerificationLimits limits,
        TimeProvider time
    )
    {
        _planner = new VerificationPlanner(verifiers, reader, sandbox, limits);
        _batches = new BatchVerification(reader, equivalence);
        _limits = limits;
        _time = time;
    }

    /// <summary>Checks a request and fills in its defaults, before any work.</summary>
    /// <exception cref="SearchRequestException">Something is wrong with the request; all errors are reported at once.</exception>
    public VerificationPlan Plan(VerificationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _planner.Plan(request);
    }

    /// <summary>
    /// One result for each solution, in order, batch by batch as they are ready. What is wrong with one solution is said in its result
    /// alone; when the time
    /// limit is reached the rest say so.
    /// </summary>
    /// <exception cref="ModelBusyException">The queue for a model's memory is full.</exception>
    /// <exception cref="ContextLengthException">The problem alone is longer than a reward model's context.</exception>
    /// <exception cref="OperationCanceledException">Cancelled by the caller.</exception>
    public async IAsyncEnumerable<VerifiedSolution> VerifyAsync(
        VerificationPlan plan,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var deadline = new CancellationTokenSource(_limits.Time, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        foreach (var batch in VerificationBatch.Of(plan, _limits.SolutionCharacters))
        {
            IReadOnlyList<VerifiedSolution> results;
            try
            {
                either.Token.ThrowIfCancellationRequested();
                results = await _batches.VerifyAsync(plan, batch, either.Token);
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                results = [.. batch.Select(item => item.Failed(item.Failure ?? OutOfTime()))];
            }

            foreach (var result in results)
            {
                yield return result;
            }
        }
    }

    private VerificationFailure OutOfTime()
    {
        var seconds = _limits.Time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return new VerificationFailure(
            "time-limit",
            $"The time limit of {seconds} s was reached before this solution was verified; send it again, in a request with fewer."
        );
    }
}
