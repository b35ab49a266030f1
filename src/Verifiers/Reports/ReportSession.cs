namespace Verify.Verifiers.Reports;

/// <summary>Scores solutions by what is reported of them.</summary>
/// <param name="solutions">The reports; null where the problem asks for none.</param>
/// <param name="score">From a report to a score.</param>
/// <param name="calls">How many calls the reports took.</param>
internal sealed class ReportSession(ReportedSolutions? solutions, Func<SolutionReport, double?> score, Func<ReportedSolutions, long> calls)
    : IVerifierSession,
        IReward
{
    public IReward Outcome => this;

    public IReporter? Reporter => solutions;

    public VerifierUsage Usage => new(0, 0, solutions is null ? 0 : calls(solutions));

    public int Cost(IReadOnlyList<StepPath> paths) => 0;

    public async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return solutions is null
            ? [.. paths.Select(_ => default(Score))]
            : [.. (await solutions.ReportAsync(paths, cancellationToken)).Select(report => (Score)score(report))];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
