using Verify.Verifiers.Constraints;

namespace Verify.Verifiers.Checkers;

internal sealed class ConstraintsSession(SolutionConstraints? constraints) : IVerifierSession, IOutcomeReward
{
    private long _calls;

    public IProcessReward? Process => null;

    public IOutcomeReward Outcome => this;

    public IPairwiseJudge? Pairwise => null;

    public VerifierUsage Usage => new(0, 0, _calls);

    public int Cost(IReadOnlyList<StepPath> solutions) => 0;

    public ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> solutions, CancellationToken cancellationToken)
    {
        _calls++;
        var scores = new Score[solutions.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            scores[i] = KeptShare(solutions[i].ToString());
        }

        return ValueTask.FromResult<IReadOnlyList<Score>>(scores);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private double? KeptShare(string solution)
    {
        var findings = constraints is null ? [] : ConstraintChecker.Check(solution, constraints);
        return findings.Count == 0 ? null : (double)findings.Count(finding => finding.IsKept) / findings.Count;
    }
}
