using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.TestRuns;

/// <param name="tested">Null where the problem has no tests.</param>
internal sealed class UnitTestsSession(TestedSolutions? tested) : IVerifierSession, IOutcomeReward
{
    public IProcessReward? Process => null;

    public IOutcomeReward Outcome => this;

    public IPairwiseJudge? Pairwise => null;

    public ITestRunner? Tests => tested;

    public VerifierUsage Usage => new(0, 0, tested?.Runs ?? 0);

    public int Cost(IReadOnlyList<StepPath> solutions) => 0;

    public async ValueTask<IReadOnlyList<double?>> ScoreAsync(IReadOnlyList<StepPath> solutions, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return tested is null
            ? [.. solutions.Select(_ => (double?)null)]
            : [.. (await tested.RunAsync(solutions, cancellationToken)).Select(Share)];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A sandbox that failed, or is no judge of it, says nothing of the solution.</summary>
    private static double? Share(TestReport report) =>
        report.Verdict is TestVerdict.SandboxError or TestVerdict.Unjudged ? null : (double)report.Passed / report.Total;
}
