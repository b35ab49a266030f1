namespace Verify.Verifiers.Rewards;

/// <summary>Remembers every score of its session: an item is scored once, however often and wherever it is asked for.</summary>
internal sealed class CachingScorer<TItem, TScore>(IScorer<TItem, TScore> inner) : IScorer<TItem, TScore>
    where TItem : notnull
{
    private readonly Dictionary<TItem, TScore> _scores = [];

    public int Cost(IReadOnlyList<TItem> items) => Unknown(items) is { Count: > 0 } unknown ? inner.Cost(unknown) : 0;

    public async ValueTask<IReadOnlyList<TScore>> ScoreAsync(IReadOnlyList<TItem> items, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var unknown = Unknown(items);
        if (unknown.Count > 0)
        {
            var scores = await inner.ScoreAsync(unknown, cancellationToken);
            for (var i = 0; i < unknown.Count; i++)
            {
                _scores[unknown[i]] = scores[i];
            }
        }

        return [.. items.Select(item => _scores[item])];
    }

    private List<TItem> Unknown(IReadOnlyList<TItem> items) => [.. items.Where(item => !_scores.ContainsKey(item)).Distinct()];
}
