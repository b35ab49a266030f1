namespace Verify.Verifiers.Composites;

internal sealed class WeightedProcessReward(IReadOnlyList<(IProcessReward Reward, double Weight)> parts) : IProcessReward
{
    public int Cost(IReadOnlyList<StepPath> steps) => parts.Sum(part => part.Reward.Cost(steps));

    public async ValueTask<IReadOnlyList<double?>> ScoreAsync(IReadOnlyList<StepPath> steps, CancellationToken cancellationToken)
    {
        var scores = new WeightedScores(steps.Count);
        foreach (var (reward, weight) in parts)
        {
            scores.Add(await reward.ScoreAsync(steps, cancellationToken), weight);
        }

        return scores.Means();
    }
}
