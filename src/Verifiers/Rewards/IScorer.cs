namespace Verify.Verifiers.Rewards;

/// <summary>
/// What the three parts of a verifier have in common, and what decorators work on: items in, scores out, in the same order.
/// </summary>
internal interface IScorer<TItem, TScore>
{
    /// <summary>Model tokens that scoring these runs at most.</summary>
    int Cost(IReadOnlyList<TItem> items);

    ValueTask<IReadOnlyList<TScore>> ScoreAsync(IReadOnlyList<TItem> items, CancellationToken cancellationToken);
}
