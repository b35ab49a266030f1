namespace Verify.Verifiers.Composites;

/// <summary>
/// The score of a whole solution as the aggregate of its steps' scores. A sum of logits, which has no bounds, is read as the probability it
/// means.
/// </summary>
internal sealed class AggregatedReward(PathReward steps, string aggregation) : PathReward
{
    public override int Cost(IReadOnlyList<StepPath> paths) => steps.Cost(Prefixes(paths));

    public override async ValueTask<IReadOnlyList<double?>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
    {
        var prefixes = Prefixes(paths);
        var scores = prefixes
            .Zip(await steps.ScoreAsync(prefixes, cancellationToken))
            .ToDictionary(scored => scored.First, scored => scored.Second);
        return [.. paths.Select(path => Aggregate(path.Prefixes().Select(prefix => scores[prefix])))];
    }

    private static IReadOnlyList<StepPath> Prefixes(IReadOnlyList<StepPath> paths) =>
        [.. paths.SelectMany(path => path.Prefixes()).Distinct()];

    private double? Aggregate(IEnumerable<double?> scores)
    {
        var aggregate = Aggregation.Apply(aggregation, scores);
        return aggregation == "sum-logits" && aggregate is { } logit ? 1 / (1 + Math.Exp(-logit)) : aggregate;
    }
}
