namespace Verify.Verifiers.Composites;

/// <summary>Rejects what a gate objects to, for the gate's reasons; the inner reward is asked about the rest only.</summary>
internal sealed class GatedReward(IReadOnlyList<(IReward Reward, double AtLeast)> gates, IReward? inner) : IReward
{
    /// <summary>At most so many: what passes is known only when the gates were asked.</summary>
    public int Cost(IReadOnlyList<StepPath> paths) => gates.Sum(gate => gate.Reward.Cost(paths)) + (inner?.Cost(paths) ?? 0);

    public async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
    {
        var scores = new Score[paths.Count];
        var passing = Enumerable.Range(0, paths.Count).ToList();
        foreach (var (reward, atLeast) in gates)
        {
            var asked = passing.Zip(await reward.ScoreAsync(Chosen(), cancellationToken)).ToList();
            foreach (var (index, opinion) in asked.Where(one => one.Second.Value < atLeast))
            {
                scores[index] = Score.Rejection with { Evidence = opinion.Evidence };
            }

            passing = [.. asked.Where(one => !(one.Second.Value < atLeast)).Select(one => one.First)];
        }

        var inside = inner is null ? [.. passing.Select(_ => new Score(1))] : await inner.ScoreAsync(Chosen(), cancellationToken);
        foreach (var (index, score) in passing.Zip(inside))
        {
            scores[index] = score;
        }

        return scores;

        IReadOnlyList<StepPath> Chosen() => [.. passing.Select(index => paths[index])];
    }
}
