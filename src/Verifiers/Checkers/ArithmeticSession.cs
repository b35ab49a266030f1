using Verify.Mathematics.Arithmetic;

namespace Verify.Verifiers.Checkers;

/// <summary>Keeps nothing between calls but their number.</summary>
internal sealed class ArithmeticSession : IVerifierSession
{
    private readonly ProblemKind _kind;
    private long _calls;

    public ArithmeticSession(ProblemKind kind)
    {
        _kind = kind;
        Process = new CheckerReward(CheckStep, () => _calls++);
        Outcome = new CheckerReward(CheckSolution, () => _calls++);
    }

    public IReward Process { get; }

    public IReward Outcome { get; }

    public VerifierUsage Usage => new(0, 0, _calls);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Score CheckSolution(StepPath solution)
    {
        var steps = solution.Prefixes().Select(CheckStep).ToList();
        return new Score(steps.Min(step => step.Value), Evidence: Evidence.Join(steps.Select(step => step.Evidence)));
    }

    private Score CheckStep(StepPath step)
    {
        var findings = _kind == ProblemKind.Code ? [] : ArithmeticChecker.Check(step.Text);
        var wrong = findings.Where(finding => !finding.IsRight).Take(Evidence.MostParts).ToList();
        return findings.Count == 0 ? default
            : wrong.Count == 0 ? 1
            : new Score(0, Evidence: Explain(wrong, step.Depth - 1));
    }

    private static Evidence Explain(IReadOnlyList<ArithmeticFinding> wrong, int step) =>
        new(string.Join('\n', wrong.Select(finding => $"'{finding.Equation}': {finding.Computed}, not {finding.Stated}")))
        {
            Spans = [.. wrong.Select(finding => new EvidenceSpan(step, finding.Start, finding.Length, finding.Computed))],
            FirstError = step,
        };
}
