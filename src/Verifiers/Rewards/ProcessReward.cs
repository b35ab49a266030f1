namespace Verify.Verifiers.Rewards;

/// <summary>Scores the last step of each path; a blank one has no opinion.</summary>
internal sealed class ProcessReward(SolutionTree tree, IScorer<Solution, double?> scorer) : IProcessReward
{
    public int Cost(IReadOnlyList<StepPath> steps) => scorer.Cost([.. steps.Where(IsScored).Select(tree.Find)]);

    public async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> steps, CancellationToken cancellationToken)
    {
        var scores = await scorer.ScoreAsync([.. steps.Where(IsScored).Select(tree.Find)], cancellationToken);
        var next = 0;
        return [.. steps.Select(step => (Score)(IsScored(step) ? scores[next++] : null))];
    }

    private static bool IsScored(StepPath step) => SolutionFormat.Trim(step.Text).Length > 0;
}
