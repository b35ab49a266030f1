namespace Verify.Verifiers.Reports;

/// <summary>The reports of one session: one for each text, whoever asks for it.</summary>
/// <param name="report">Finds out about a text.</param>
internal sealed class ReportedSolutions(Func<string, CancellationToken, Task<SolutionReport>> report) : IReporter
{
    private readonly Dictionary<string, SolutionReport> _reports = new(StringComparer.Ordinal);

    /// <summary>Texts that were found out about here; those that are remembered do not count.</summary>
    public int Made { get; private set; }

    /// <summary>Calls that were not answered from what was known.</summary>
    public int Calls { get; private set; }

    public async ValueTask<IReadOnlyList<SolutionReport>> ReportAsync(
        IReadOnlyList<StepPath> solutions,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var texts = solutions.Select(solution => solution.ToString()).ToList();
        var unknown = texts.Where(text => !_reports.ContainsKey(text)).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            Calls++;
            Made += unknown.Count;

            // All at once: a sandbox lets as many run as it may and has the others wait.
            var reports = await Task.WhenAll(unknown.Select(text => report(text, cancellationToken)));
            foreach (var (text, made) in unknown.Zip(reports))
            {
                _reports[text] = made;
            }
        }

        return [.. texts.Select(text => _reports[text])];
    }

    public void Remember(IReadOnlyList<StepPath> solutions, IReadOnlyList<SolutionReport> reports)
    {
        foreach (var (solution, known) in solutions.Zip(reports))
        {
            _reports[solution.ToString()] = known;
        }
    }
}
