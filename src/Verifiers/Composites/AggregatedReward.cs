namespace Verify.Verifiers.Composites;

/// <summary>
/// The score of a whole solution as the aggregate of its steps' scores, in the range of scores. A solution is rejected when one of its
/// steps is.
/// </summary>
internal sealed class AggregatedReward(IReward steps, string aggregation) : IReward
{
    public int Cost(IReadOnlyList<StepPath> paths) => steps.Cost(Prefixes(paths));

    public async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
    {
        var prefixes = Prefixes(paths);
        var scores = prefixes
            .Zip(await steps.ScoreAsync(prefixes, cancellationToken))
            .ToDictionary(scored => scored.First, scored => scored.Second);
        return [.. paths.Select(path => Aggregate([.. path.Prefixes().Select(prefix => scores[prefix])]))];
    }

    private static IReadOnlyList<StepPath> Prefixes(IReadOnlyList<StepPath> paths) =>
        [.. paths.SelectMany(path => path.Prefixes()).Distinct()];

    private Score Aggregate(List<Score> steps)
    {
        var rejected = steps.FindIndex(score => score.Rejected);
        return rejected >= 0
            ? steps[rejected]
            : new Score(
                Aggregate(steps.Select(score => score.Value)),
                Evidence: Evidence.Join(steps.Select(score => score.Evidence)),
                Opinions: steps.Find(score => score.Opinions is not null).Opinions is { } verifiers
                    ? [.. verifiers.Select((_, verifier) => Aggregate(steps.Select(score => score.Opinions?[verifier])))]
                    : null
            );
    }

    private double? Aggregate(IEnumerable<double?> values) => Aggregation.AsScore(aggregation, Aggregation.Apply(aggregation, values));
}
