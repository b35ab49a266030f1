namespace Verify.Verifiers.Composites;

/// <summary>Makes one score of several.</summary>
/// <param name="scores">At least one, each with its weight.</param>
internal delegate double Combination(IReadOnlyList<WeightedScore> scores);

/// <summary>A score and its weight, above 0, among the others.</summary>
internal readonly record struct WeightedScore(double Score, double Weight);

/// <summary>The ways to make one score of several. Pure and thread-safe.</summary>
internal static class Combinations
{
    /// <summary>The mean by weight (ensembles of reward models: Coste et al. 2023, "Reward Model Ensembles Help Mitigate
    /// Overoptimization").</summary>
    public static double Mean(IReadOnlyList<WeightedScore> scores)
    {
        var (sum, weight) = (0.0, 0.0);
        foreach (var one in scores)
        {
            sum += one.Weight * one.Score;
            weight += one.Weight;
        }

        return sum / weight;
    }

    /// <summary>The lowest, whatever the weights (worst-case optimisation of Coste et al.).</summary>
    public static double Min(IReadOnlyList<WeightedScore> scores) => scores.Min(one => one.Score);

    /// <summary>mean − λ·std: what all agree on counts for more (pessimism: Jin et al. 2021, "Is Pessimism Provably Efficient for Offline
    /// RL?").</summary>
    public static Combination LowerBound(double lambda) => scores => Mean(scores) - (lambda * Deviation(scores));

    /// <summary>mean + λ·std: what they disagree on is worth a try (upper confidence bounds: Auer et al. 2002, "Finite-time Analysis of the
    /// Multiarmed Bandit Problem").</summary>
    public static Combination UpperBound(double lambda) => scores => Mean(scores) + (lambda * Deviation(scores));

    /// <summary>w·mean + (1 − w)·lowest (Yan et al. 2024, "Reward-Robust RLHF in LLMs").</summary>
    /// <param name="nominal">The weight of the mean, from 0 to 1.</param>
    public static Combination NominalAndWorst(double nominal) => scores => (nominal * Mean(scores)) + ((1 - nominal) * Min(scores));

    /// <summary>The standard deviation by weight, of these scores and not of a population that they were drawn from.</summary>
    private static double Deviation(IReadOnlyList<WeightedScore> scores)
    {
        var mean = Mean(scores);
        return Math.Sqrt(Mean([.. scores.Select(one => one with { Score = (one.Score - mean) * (one.Score - mean) })]));
    }
}
