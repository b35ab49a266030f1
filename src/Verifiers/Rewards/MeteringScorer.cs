namespace Verify.Verifiers.Rewards;

/// <summary>Counts the calls that come through it.</summary>
internal sealed class MeteringScorer<TItem, TScore>(IScorer<TItem, TScore> inner, CallMeter meter) : IScorer<TItem, TScore>
{
    public int Cost(IReadOnlyList<TItem> items) => inner.Cost(items);

    public ValueTask<IReadOnlyList<TScore>> ScoreAsync(IReadOnlyList<TItem> items, CancellationToken cancellationToken)
    {
        meter.Calls++;
        return inner.ScoreAsync(items, cancellationToken);
    }
}

/// <summary>The count that all parts of a session share.</summary>
internal sealed class CallMeter
{
    public long Calls { get; set; }
}
