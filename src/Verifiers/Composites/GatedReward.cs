namespace Verify.Verifiers.Composites;

/// <summary>Rejects what a gate objects to; the inner reward is asked about the rest only.</summary>
internal sealed class GatedReward(IReadOnlyList<(PathReward Reward, double AtLeast)> gates, PathReward? inner) : PathReward
{
    /// <summary>At most so many: what passes is known only when the gates were asked.</summary>
    public override int Cost(IReadOnlyList<StepPath> paths) => gates.Sum(gate => gate.Reward.Cost(paths)) + (inner?.Cost(paths) ?? 0);

    public override async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
    {
        var passing = Enumerable.Range(0, paths.Count).ToList();
        foreach (var (reward, atLeast) in gates)
        {
            var opinions = await reward.ScoreAsync(Chosen(), cancellationToken);
            passing = [.. passing.Where((_, position) => opinions[position].Value is not { } score || score >= atLeast)];
        }

        var scores = new Score[paths.Count];
        Array.Fill(scores, Score.Rejection);
        var inside = inner is null ? [.. passing.Select(_ => new Score(1))] : await inner.ScoreAsync(Chosen(), cancellationToken);
        foreach (var (index, score) in passing.Zip(inside))
        {
            scores[index] = score;
        }

        return scores;

        IReadOnlyList<StepPath> Chosen() => [.. passing.Select(index => paths[index])];
    }
}
