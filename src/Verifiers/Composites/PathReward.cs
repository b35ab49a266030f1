namespace Verify.Verifiers.Composites;

/// <summary>
/// Scores paths. Whether a path means its last step or the whole solution is for those who ask; averages, ties and gates work alike on
/// both.
/// </summary>
internal abstract class PathReward : IProcessReward, IOutcomeReward
{
    public abstract int Cost(IReadOnlyList<StepPath> paths);

    public abstract ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken);
}

/// <summary>The scores of last steps.</summary>
internal sealed class StepReward(IProcessReward reward) : PathReward
{
    public override int Cost(IReadOnlyList<StepPath> paths) => reward.Cost(paths);

    public override ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken) =>
        reward.ScoreAsync(paths, cancellationToken);
}

/// <summary>The scores of whole solutions by a verifier that scores whole solutions.</summary>
internal sealed class SolutionReward(IOutcomeReward reward) : PathReward
{
    public override int Cost(IReadOnlyList<StepPath> paths) => reward.Cost(paths);

    public override ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken) =>
        reward.ScoreAsync(paths, cancellationToken);
}
