namespace Verify.Verifiers.Composites;

/// <summary>One score of several, of those that have an opinion on a path; by weight on average, unless told otherwise.</summary>
internal sealed class WeightedReward(IReadOnlyList<(IReward Reward, double Weight)> parts, Combination combine) : IReward
{
    public int Cost(IReadOnlyList<StepPath> paths) => parts.Sum(part => part.Reward.Cost(paths));

    public async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
    {
        var told = new List<(IReadOnlyList<Score> Scores, double Weight)>(parts.Count);
        foreach (var (reward, weight) in parts)
        {
            told.Add((await reward.ScoreAsync(paths, cancellationToken), weight));
        }

        return [.. Enumerable.Range(0, paths.Count).Select(path => Combine([.. told.Select(part => (part.Scores[path], part.Weight))]))];
    }

    /// <summary>Clamped, since the quotient of two rounded sums may be slightly out of range, and a bound lies outside by design.</summary>
    private Score Combine(IReadOnlyList<(Score Score, double Weight)> told)
    {
        var opinions = told.Where(one => one.Score.Value is not null)
            .Select(one => new WeightedScore(one.Score.Value!.Value, one.Weight))
            .ToList();
        var evidence = Evidence.Join(told.Select(one => one.Score.Evidence));
        return opinions.Count == 0
            ? new Score(null, Evidence: evidence)
            : new Score(
                Math.Clamp(combine(opinions), 0, 1),
                Evidence: evidence,
                Opinions: [.. told.SelectMany(one => one.Score.Opinions ?? [one.Score.Value])]
            );
    }
}
