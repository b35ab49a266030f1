namespace Verify.Verifiers.Rewards;

/// <summary>Scores the last step of each path; a blank one has no opinion.</summary>
internal sealed class ProcessReward(SolutionTree tree, IScorer<Solution, double?> scorer) : IReward
{
    public int Cost(IReadOnlyList<StepPath> paths) => scorer.Cost([.. paths.Where(IsScored).Select(tree.Find)]);

    public async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
    {
        var scores = await scorer.ScoreAsync([.. paths.Where(IsScored).Select(tree.Find)], cancellationToken);
        var next = 0;
        return [.. paths.Select(step => (Score)(IsScored(step) ? scores[next++] : null))];
    }

    private static bool IsScored(StepPath step) => SolutionFormat.Trim(step.Text).Length > 0;
}
