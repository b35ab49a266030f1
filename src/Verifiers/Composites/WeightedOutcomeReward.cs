namespace Verify.Verifiers.Composites;

internal sealed class WeightedOutcomeReward(IReadOnlyList<(IOutcomeReward Reward, double Weight)> parts) : IOutcomeReward
{
    public int Cost(IReadOnlyList<StepPath> solutions) => parts.Sum(part => part.Reward.Cost(solutions));

    public async ValueTask<IReadOnlyList<double?>> ScoreAsync(IReadOnlyList<StepPath> solutions, CancellationToken cancellationToken)
    {
        var scores = new WeightedScores(solutions.Count);
        foreach (var (reward, weight) in parts)
        {
            scores.Add(await reward.ScoreAsync(solutions, cancellationToken), weight);
        }

        return scores.Means();
    }
}
