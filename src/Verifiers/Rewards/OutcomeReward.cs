namespace Verify.Verifiers.Rewards;

/// <summary>Scores whole solutions; one of blank steps only has no opinion.</summary>
internal sealed class OutcomeReward(SolutionTree tree, IScorer<Solution, double?> scorer) : IReward
{
    public int Cost(IReadOnlyList<StepPath> paths) => scorer.Cost(Written(paths));

    public async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
    {
        var scores = await scorer.ScoreAsync(Written(paths), cancellationToken);
        var next = 0;
        return [.. paths.Select(path => (Score)(tree.IsEmpty(tree.Find(path)) ? null : scores[next++]))];
    }

    private IReadOnlyList<Solution> Written(IReadOnlyList<StepPath> paths) =>
        [.. paths.Select(tree.Find).Where(solution => !tree.IsEmpty(solution))];
}
