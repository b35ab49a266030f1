namespace Verify.Verifiers.Composites;

/// <summary>
/// The score of a whole solution as the aggregate of its steps' scores, in the range of scores. A solution is rejected when one of its
/// steps is.
/// </summary>
internal sealed class AggregatedReward(PathReward steps, string aggregation) : PathReward
{
    public override int Cost(IReadOnlyList<StepPath> paths) => steps.Cost(Prefixes(paths));

    public override async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
    {
        var prefixes = Prefixes(paths);
        var scores = prefixes
            .Zip(await steps.ScoreAsync(prefixes, cancellationToken))
            .ToDictionary(scored => scored.First, scored => scored.Second);
        return [.. paths.Select(path => Aggregate(path.Prefixes().Select(prefix => scores[prefix])))];
    }

    private static IReadOnlyList<StepPath> Prefixes(IReadOnlyList<StepPath> paths) =>
        [.. paths.SelectMany(path => path.Prefixes()).Distinct()];

    private Score Aggregate(IEnumerable<Score> steps)
    {
        var scores = steps.ToList();
        return scores.Exists(score => score.Rejected)
            ? Score.Rejection
            : Aggregation.AsScore(aggregation, Aggregation.Apply(aggregation, scores.Select(score => score.Value)));
    }
}
