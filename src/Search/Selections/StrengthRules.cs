namespace Verify.Search.Selections;

/// <summary>Rules that make strengths of shares; see <see cref="StrengthRule"/>. Pure and thread-safe.</summary>
internal static class StrengthRules
{
    private const double Half = 0.5;
    private const int Rounds = 2000;
    private const double Rounding = 1e-9;

    /// <summary>The sum of an answer's shares against all others (Borda 1781, with probabilities for preferences).</summary>
    public static IReadOnlyList<double> Borda(double[,] shares) => [.. All(shares).Select(i => Others(shares, i).Sum(j => shares[i, j]))];

    /// <summary>An answer that is likelier than not to beat another has a win, of even ones each half a win (Copeland 1951).</summary>
    public static IReadOnlyList<double> Copeland(double[,] shares) =>
        [.. All(shares).Select(i => Others(shares, i).Sum(j => (Math.Sign(shares[i, j] - Half) + 1) * Half))];

    /// <summary>
    /// p of the model P(i beats j) = p_i / (p_i + p_j) (Bradley and Terry 1952), fitted to the shares by the MM algorithm (Hunter 2004, "MM
    /// algorithms for generalized Bradley-Terry models"). Each answer has one drawn match more against a player of strength 1, without
    /// which whoever wins every match would be infinitely strong.
    /// </summary>
    public static IReadOnlyList<double> BradleyTerry(double[,] shares)
    {
        var wins = All(shares).Select(i => Half + Others(shares, i).Sum(j => shares[i, j])).ToList();
        var strengths = wins.Select(_ => 1.0).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var before = strengths;
            strengths =
            [
                .. All(shares).Select(i => wins[i] / ((1 / (before[i] + 1)) + Others(shares, i).Sum(j => 1 / (before[i] + before[j])))),
            ];
        }

        return strengths;
    }

    /// <summary>
    /// The weights of the mixture of answers that none beats: the maximin strategy of the game that pays P − ½ (Munos et al. 2023, "Nash
    /// Learning from Human Feedback"). By regret matching in a fixed number of rounds, with the last payoffs for a prediction of the next
    /// and later rounds counting for more (Farina et al. 2021, "Faster Game Solving via Predictive Blackwell Approachability"), right to
    /// some three digits: a cycle of three even wins gives thirds.
    /// </summary>
    public static IReadOnlyList<double> Nash(double[,] shares)
    {
        var count = shares.GetLength(0);
        var (regrets, payoffs, sums) = (new double[count], new double[count], new double[count]);
        for (var round = 1; round <= Rounds; round++)
        {
            // 1. Play in proportion to what is regretted by now; all alike while nothing is but rounding.
            var expected = regrets.Zip(payoffs, (regret, payoff) => Math.Max(0, regret + payoff)).ToList();
            var total = expected.Sum();
            var weights = expected.Select(regret => total > Rounding ? regret / total : 1.0 / count).ToList();

            // 2. The game is symmetric, so the mixture earns 0 against itself and what an answer would have earned is regretted.
            payoffs = [.. All(shares).Select(i => All(shares).Sum(j => (shares[i, j] - Half) * weights[j]))];
            regrets = [.. regrets.Zip(payoffs, (regret, payoff) => Math.Max(0, regret + payoff))];
            sums = [.. sums.Zip(weights, (sum, weight) => sum + ((double)round * round * weight))];
        }

        var all = sums.Sum();
        return [.. sums.Select(sum => sum / all)];
    }

    private static IEnumerable<int> All(double[,] shares) => Enumerable.Range(0, shares.GetLength(0));

    private static IEnumerable<int> Others(double[,] shares, int player) => All(shares).Where(other => other != player);
}
