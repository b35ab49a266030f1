namespace Verify.Verifiers.Rewards;

/// <summary>Scores whole solutions; one of blank steps only has no opinion.</summary>
internal sealed class OutcomeReward(SolutionTree tree, IScorer<Solution, double?> scorer) : IOutcomeReward
{
    public int Cost(IReadOnlyList<StepPath> solutions) => scorer.Cost(Written(solutions));

    public async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> solutions, CancellationToken cancellationToken)
    {
        var scores = await scorer.ScoreAsync(Written(solutions), cancellationToken);
        var next = 0;
        return [.. solutions.Select(path => (Score)(tree.IsEmpty(tree.Find(path)) ? null : scores[next++]))];
    }

    private IReadOnlyList<Solution> Written(IReadOnlyList<StepPath> paths) =>
        [.. paths.Select(tree.Find).Where(solution => !tree.IsEmpty(solution))];
}
