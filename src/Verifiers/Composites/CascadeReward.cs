namespace Verify.Verifiers.Composites;

/// <summary>
/// The first reward scores; each later one is asked only about paths that those before it scored exactly alike, and moves their scores by so little that
/// nothing but ties is decided by it. What needs no decision is taken as 0.5 there.
/// </summary>
internal sealed class CascadeReward(IReadOnlyList<PathReward> stages) : PathReward
{
    /// <summary>What a stage counts against the one before it: finer than the steps of any exact checker, coarser than the rounding of a double.</summary>
    private const double Finer = 1.0 / (1 << 20);

    private const double Undecided = 0.5;

    /// <summary>At most so many: which paths tie is known only when they are scored.</summary>
    public override int Cost(IReadOnlyList<StepPath> paths) => stages.Sum(stage => stage.Cost(paths));

    public override async ValueTask<IReadOnlyList<double?>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
    {
        var scores = await stages[0].ScoreAsync(paths, cancellationToken);
        var groups = Tied([.. Enumerable.Range(0, paths.Count)], scores);
        var (sums, hasOpinion) = (scores.Select(score => score ?? Undecided).ToArray(), scores.Select(score => score is not null).ToArray());
        var (weight, total) = (1.0, 1.0);
        foreach (var stage in stages.Skip(1))
        {
            (weight, total) = (weight * Finer, total + (weight * Finer));
            var finer = new double?[paths.Count];
            var asked = groups.SelectMany(group => group).Order().ToList();
            foreach (var (index, score) in asked.Zip(await stage.ScoreAsync([.. asked.Select(index => paths[index])], cancellationToken)))
            {
                finer[index] = score;
                hasOpinion[index] |= score is not null;
            }

            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += weight * (finer[i] ?? Undecided);
            }

            groups = [.. groups.SelectMany(group => Tied(group, finer))];
        }

        return [.. sums.Select((sum, i) => hasOpinion[i] ? Math.Clamp(sum / total, 0, 1) : (double?)null)];
    }

    private static IReadOnlyList<IReadOnlyList<int>> Tied(IReadOnlyList<int> indexes, IReadOnlyList<double?> scores)
        => [.. indexes.GroupBy(index => scores[index]).Select(group => group.ToList()).Where(group => group.Count > 1)];
}
