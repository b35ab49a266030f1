namespace Verify.Verifiers.Rewards;

/// <summary>Compares two solutions by a head that says which is better, and not whether either is correct.</summary>
internal sealed class PairwiseJudge(SolutionTree tree, IScorer<SolutionPairing, double> scorer) : IPairwiseJudge
{
    public int Cost(IReadOnlyList<SolutionPair> pairs) => scorer.Cost([.. pairs.Select(Place)]);

    public async ValueTask<IReadOnlyList<PairVerdict>> CompareAsync(IReadOnlyList<SolutionPair> pairs, CancellationToken cancellationToken)
    {
        var odds = await scorer.ScoreAsync([.. pairs.Select(Place)], cancellationToken);
        return [.. pairs.Select((pair, i) => new PairVerdict(IsSwapped(pair) ? 1 - odds[i] : odds[i], null, null))];
    }

    private SolutionPairing Place(SolutionPair pair)
    {
        var (first, second) = (tree.Find(pair.First), tree.Find(pair.Second));
        return IsSwapped(pair) ? new SolutionPairing(second, first) : new SolutionPairing(first, second);
    }

    private bool IsSwapped(SolutionPair pair) => tree.Find(pair.First).Id > tree.Find(pair.Second).Id;
}
