using Verify.Verifiers.Sandbox;

namespace Verify.Verifiers.TestRuns;

/// <summary>The solutions of one session that were tested, by their texts.</summary>
internal sealed class TestedSolutions(ICodeSandbox sandbox, CodeTests tests) : ITestRunner
{
    private readonly Dictionary<string, TestReport> _reports = new(StringComparer.Ordinal);

    /// <summary>Runs so far.</summary>
    public int Runs { get; private set; }

    public async ValueTask<IReadOnlyList<TestReport>> RunAsync(IReadOnlyList<StepPath> solutions, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var texts = solutions.Select(solution => solution.ToString()).ToList();
        var untested = texts.Where(text => !_reports.ContainsKey(text)).Distinct(StringComparer.Ordinal).ToList();

        // All at once: the sandbox lets as many run as it may and has the others wait.
        Runs += untested.Count;
        var reports = await Task.WhenAll(
            untested.Select(text => sandbox.RunAsync(new TestRun(text, tests) { Requester = this }, cancellationToken))
        );
        foreach (var (text, report) in untested.Zip(reports))
        {
            _reports[text] = report;
        }

        return [.. texts.Select(text => _reports[text])];
    }
}
