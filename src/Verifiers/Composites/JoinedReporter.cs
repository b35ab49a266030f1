namespace Verify.Verifiers.Composites;

/// <summary>The reports of several verifiers as one.</summary>
internal sealed class JoinedReporter(IReadOnlyList<IReporter> parts) : IReporter
{
    /// <summary>Null for none, one alone as it is.</summary>
    public static IReporter? Of(IReadOnlyList<IReporter> parts) =>
        parts switch
        {
            [] => null,
            [var alone] => alone,
            _ => new JoinedReporter(parts),
        };

    public async ValueTask<IReadOnlyList<SolutionReport>> ReportAsync(
        IReadOnlyList<StepPath> solutions,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<SolutionReport> joined = [.. solutions.Select(_ => new SolutionReport())];
        foreach (var part in parts)
        {
            joined = [.. joined.Zip(await part.ReportAsync(solutions, cancellationToken), (report, more) => report.And(more))];
        }

        return joined;
    }

    public void Remember(IReadOnlyList<StepPath> solutions, IReadOnlyList<SolutionReport> reports)
    {
        foreach (var part in parts)
        {
            part.Remember(solutions, reports);
        }
    }
}
