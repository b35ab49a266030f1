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

    public async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> solutions, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return tested is null
            ? [.. solutions.Select(_ => default(Score))]
            : [.. (await tested.RunAsync(solutions, cancellationToken)).Select(Share)];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A sandbox that failed, or cannot judge the solution faithfully, says nothing of it.</summary>
    private static Score Share(TestReport report) =>
        report.Verdict is TestVerdict.SandboxError or TestVerdict.Unjudged ? default : (Score)((double)report.Passed / report.Total);
}
