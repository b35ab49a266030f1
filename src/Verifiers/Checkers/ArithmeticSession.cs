using Verify.Mathematics.Arithmetic;

namespace Verify.Verifiers.Checkers;

/// <summary>Keeps nothing between calls but their number.</summary>
internal sealed class ArithmeticSession(ProblemKind kind) : IVerifierSession, IProcessReward, IOutcomeReward
{
    private long _calls;

    public IProcessReward Process => this;

    public IOutcomeReward Outcome => this;

    public IPairwiseJudge? Pairwise => null;

    public VerifierUsage Usage => new(0, 0, _calls);

    int IProcessReward.Cost(IReadOnlyList<StepPath> steps) => 0;

    int IOutcomeReward.Cost(IReadOnlyList<StepPath> solutions) => 0;

    ValueTask<IReadOnlyList<Score>> IProcessReward.ScoreAsync(IReadOnlyList<StepPath> steps, CancellationToken cancellationToken) =>
        ScoreAsync(steps, step => Check(step.Text), cancellationToken);

    ValueTask<IReadOnlyList<Score>> IOutcomeReward.ScoreAsync(IReadOnlyList<StepPath> solutions, CancellationToken cancellationToken) =>
        ScoreAsync(solutions, solution => solution.Steps().Min(Check), cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private double? Check(string text)
    {
        if (kind == ProblemKind.Code)
        {
            return null;
        }

        var findings = ArithmeticChecker.Check(text);
        return findings.Count == 0 ? null
            : findings.All(finding => finding.IsRight) ? 1
            : 0;
    }

    private ValueTask<IReadOnlyList<Score>> ScoreAsync(
        IReadOnlyList<StepPath> paths,
        Func<StepPath, double?> score,
        CancellationToken cancellationToken
    )
    {
        _calls++;
        var scores = new Score[paths.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            scores[i] = score(paths[i]);
        }

        return ValueTask.FromResult<IReadOnlyList<Score>>(scores);
    }
}
