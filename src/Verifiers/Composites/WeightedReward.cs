namespace Verify.Verifiers.Composites;

/// <summary>The average by weight over those that have an opinion.</summary>
internal sealed class WeightedReward(IReadOnlyList<(PathReward Reward, double Weight)> parts) : PathReward
{
    public override int Cost(IReadOnlyList<StepPath> paths) => parts.Sum(part => part.Reward.Cost(paths));

    public override async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
    {
        var scores = new WeightedScores(paths.Count);
        foreach (var (reward, weight) in parts)
        {
            scores.Add(await reward.ScoreAsync(paths, cancellationToken), weight);
        }

        return scores.Means();
    }
}
