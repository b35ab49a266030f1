namespace Verify.Search.Candidates;

/// <summary>How alike verifiers rank the same candidates. Pure and thread-safe.</summary>
internal static class RankAgreement
{
    /// <summary>
    /// (τ + 1)/2 of Kendall's τ between the rankings of two verifiers (Wang et al. 2024, "CREAM: Consistency Regularized Self-Rewarding
    /// Language Models"): from 0, the one ranks the other way round, by ½, unrelated, to 1, alike. Of more than two verifiers the mean over
    /// every two. It is τ-b, since checkers often score alike; null where it is not defined, that is where no verifier ranks anything.
    /// </summary>
    /// <param name="opinions">For each candidate what each verifier says of it, null for no opinion.</param>
    public static double? Of(IReadOnlyList<IReadOnlyList<double?>> opinions)
    {
        // Where verifiers of steps had no opinion between them they count as one that has none, and there are fewer: nothing to rank.
        var verifiers = opinions.Select(one => one.Count).DefaultIfEmpty().Max();
        opinions = [.. opinions.Where(one => one.Count == verifiers)];
        return Enumerable
            .Range(0, verifiers)
            .SelectMany(one => Enumerable.Range(one + 1, verifiers - one - 1).Select(other => Tau(Both(opinions, one, other))))
            .Average(tau => (tau + 1) / 2);
    }

    /// <summary>Those of whom both have an opinion.</summary>
    private static List<(double First, double Second)> Both(IReadOnlyList<IReadOnlyList<double?>> opinions, int one, int other) =>
        [
            .. opinions
                .Where(opinion => opinion[one] is not null && opinion[other] is not null)
                .Select(opinion => (opinion[one]!.Value, opinion[other]!.Value)),
        ];

    /// <summary>
    /// (concordant − discordant) / √(pairs that the first ranks · pairs that the second ranks); null when there are no such.
    /// </summary>
    private static double? Tau(List<(double First, double Second)> scores)
    {
        var (sum, first, second) = (0, 0, 0);
        for (var i = 0; i < scores.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (one, other) = (Math.Sign(scores[i].First - scores[j].First), Math.Sign(scores[i].Second - scores[j].Second));
                sum += one * other;
                first += one * one;
                second += other * other;
            }
        }

        return first == 0 || second == 0 ? null : sum / Math.Sqrt((double)first * second);
    }
}
