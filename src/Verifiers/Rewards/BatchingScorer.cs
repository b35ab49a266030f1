namespace Verify.Verifiers.Rewards;

/// <summary>
/// Splits a list into runs of bounded tokens, in order: by tokens, since a hundred short steps weigh less than one long solution.
/// </summary>
/// <remarks>
/// Lists of different searches are never put into one run, though it would fill them better: the rounding of a matrix product depends on
/// what
/// else is in it, so scores, and with them the tree that a seed grows, would depend on the load.
/// </remarks>
internal sealed class BatchingScorer<TItem, TScore>(IScorer<TItem, TScore> inner, int maxTokens) : IScorer<TItem, TScore>
{
    public int Cost(IReadOnlyList<TItem> items) => inner.Cost(items);

    public async ValueTask<IReadOnlyList<TScore>> ScoreAsync(IReadOnlyList<TItem> items, CancellationToken cancellationToken)
    {
        var scores = new List<TScore>(items.Count);
        foreach (var run in Runs(items))
        {
            cancellationToken.ThrowIfCancellationRequested();
            scores.AddRange(await inner.ScoreAsync(run, cancellationToken));
        }

        return scores;
    }

    /// <summary>
    /// Each item counts with its cost alone, tokens shared with its neighbours included: runs come out shorter, never longer.
    /// </summary>
    private IEnumerable<IReadOnlyList<TItem>> Runs(IReadOnlyList<TItem> items)
    {
        var run = new List<TItem>();
        var tokens = 0L;
        foreach (var item in items)
        {
            var cost = inner.Cost([item]);
            if (run.Count > 0 && tokens + cost > maxTokens)
            {
                yield return run;
                (run, tokens) = ([], 0);
            }

            run.Add(item);
            tokens += cost;
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
