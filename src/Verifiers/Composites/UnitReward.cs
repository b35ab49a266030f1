namespace Verify.Verifiers.Composites;

/// <summary>The scores of a verifier whose range is another one, as scores from 0 to 1, so that they can be combined with others.</summary>
internal sealed class UnitReward(IReward inner, ScoreRange range) : IReward
{
    public int Cost(IReadOnlyList<StepPath> paths) => inner.Cost(paths);

    public async ValueTask<IReadOnlyList<Score>> ScoreAsync(IReadOnlyList<StepPath> paths, CancellationToken cancellationToken) =>
        [
            .. (await inner.ScoreAsync(paths, cancellationToken)).Select(score =>
                score.Value is { } value && !score.Rejected ? score with { Value = range.ToUnit(value) } : score
            ),
        ];
}
