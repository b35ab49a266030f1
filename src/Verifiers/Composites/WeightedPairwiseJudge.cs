namespace Verify.Verifiers.Composites;

/// <summary>The verdicts of several judges, averaged by weight in either direction.</summary>
internal sealed class WeightedPairwiseJudge(IReadOnlyList<(IPairwiseJudge Judge, double Weight)> parts) : IPairwiseJudge
{
    public int Cost(IReadOnlyList<SolutionPair> pairs) => parts.Sum(part => part.Judge.Cost(pairs));

    public async ValueTask<IReadOnlyList<PairVerdict>> CompareAsync(IReadOnlyList<SolutionPair> pairs, CancellationToken cancellationToken)
    {
        var verdicts = new List<(IReadOnlyList<PairVerdict> Verdicts, double Weight)>();
        foreach (var (judge, weight) in parts)
        {
            verdicts.Add((await judge.CompareAsync(pairs, cancellationToken), weight));
        }

        return [.. pairs.Select((_, i) => Combine([.. verdicts.Select(part => (part.Verdicts[i], part.Weight))]))];
    }

    private static PairVerdict Combine(IReadOnlyList<(PairVerdict Verdict, double Weight)> verdicts)
    {
        var forth = Combinations.Mean([.. verdicts.Select(part => new WeightedScore(part.Verdict.FirstBeatsSecond, part.Weight))]);
        var back = Combinations.Mean([.. verdicts.Select(part => new WeightedScore(1 - part.Verdict.FirstBeatsSecond, part.Weight))]);
        return new PairVerdict(
            PairOdds.Average(forth, back),
            Majority(verdict => verdict.FirstCorrect),
            Majority(verdict => verdict.SecondCorrect)
        );

        bool? Majority(Func<PairVerdict, bool?> correct)
        {
            var balance = verdicts.Sum(part =>
                correct(part.Verdict) is { } right
                    ? right
                        ? part.Weight
                        : -part.Weight
                    : 0
            );
            return verdicts.Any(part => correct(part.Verdict) is not null) ? balance >= 0 : null;
        }
    }
}
