namespace Verify.Verifiers.Composites;

internal sealed class WeightedPairwiseJudge(IReadOnlyList<(IPairwiseJudge Judge, double Weight)> parts) : IPairwiseJudge
{
    private readonly double _total = parts.Sum(part => part.Weight);

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

    private PairVerdict Combine(IReadOnlyList<(PairVerdict Verdict, double Weight)> verdicts)
    {
        var forth = verdicts.Sum(part => part.Weight * part.Verdict.FirstBeatsSecond) / _total;
        var back = verdicts.Sum(part => part.Weight * (1 - part.Verdict.FirstBeatsSecond)) / _total;
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
