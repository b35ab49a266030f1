namespace Verify.Verifiers.Checkers;

/// <summary>Scores path by path with a function that asks no model.</summary>
/// <param name="score">From a path to its score.</param>
/// <param name="onCall">Told of each call.</param>
internal sealed class CheckerReward(Func<StepPath, Score> score, Action onCall) : IReward
{
    public int Cost(IReadOnlyList<StepPath> paths) => 0;

    public ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken)
    {
        onCall();
        var scores = new Score[paths.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            scores[i] = score(paths[i]);
        }

        return ValueTask.FromResult<IReadOnlyList<Score>>(scores);
    }
}
