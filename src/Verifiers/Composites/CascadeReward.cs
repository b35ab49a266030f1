namespace Verify.Verifiers.Composites;

/// <summary>
/// The first reward scores; each later one is asked only about paths that those before it scored exactly alike, and moves their scores by
/// so little that
/// nothing but ties is decided by it; the single opinions are those of the first. Who has no opinion among those that have is taken as 0.5.
/// </summary>
internal sealed class CascadeReward(IReadOnlyList<IReward> stages) : IReward
{
    /// <summary>
    /// What a stage counts against the one before it: finer than the steps of any exact checker, coarser than the rounding of a double.
    /// </summary>
    private const double Finer = 1.0 / (1 << 20);

    private const double Undecided = 0.5;

    /// <summary>At most so many: which paths tie is known only when they are scored.</summary>
    public int Cost(IReadOnlyList<StepPath> paths) => stages.Sum(stage => stage.Cost(paths));

    public async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
    {
        var first = await stages[0].ScoreAsync(paths, cancellationToken);
        var scores = first.Select(score => score.Value).ToArray();
        var evidence = first.Select(score => score.Evidence).ToArray();
        var groups = Tied([.. Enumerable.Range(0, paths.Count)], scores);
        var weight = 1.0;
        foreach (var stage in stages.Skip(1))
        {
            weight *= Finer;
            var finer = new double?[paths.Count];
            var asked = groups.SelectMany(group => group).Order().ToList();
            foreach (var (index, score) in asked.Zip(await stage.ScoreAsync([.. asked.Select(index => paths[index])], cancellationToken)))
            {
                finer[index] = score.Value;
                evidence[index] = Evidence.Join([evidence[index], score.Evidence]);
                scores[index] = Moved(scores[index], score.Value, weight);
            }

            groups = [.. groups.SelectMany(group => Tied(group, finer))];
        }

        return [.. scores.Select((score, path) => first[path] with { Value = score, Evidence = evidence[path] })];
    }

    /// <summary>
    /// A step towards the finer score, which stays in range and keeps the order of those that start alike; null where no stage has an
    /// opinion.
    /// </summary>
    private static double? Moved(double? score, double? finer, double weight) =>
        score is null && finer is null ? null : (score ?? Undecided) + (weight * ((finer ?? Undecided) - (score ?? Undecided)));

    private static IReadOnlyList<IReadOnlyList<int>> Tied(IReadOnlyList<int> indexes, double?[] scores) =>
        [.. indexes.GroupBy(index => scores[index]).Select(group => group.ToList()).Where(group => group.Count > 1)];
}
