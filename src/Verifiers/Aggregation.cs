namespace Verify.Verifiers;

/// <summary>How the scores of a solution's steps become one. Pure and thread-safe.</summary>
public static class Aggregation
{
    private const string SumLogits = "sum-logits";
    private const string Delta = "delta";
    private const double Epsilon = 1e-7;

    /// <summary>η of <c>entropy</c>: the aggregate moves from the mean to the maximum as it grows from 0.</summary>
    private const double Eta = 2;

    private static readonly Dictionary<string, Func<IReadOnlyList<double>, double>> ByName = new(StringComparer.Ordinal)
    {
        ["last"] = scores => scores[^1],
        ["min"] = scores => scores.Min(),
        ["product"] = scores => scores.Aggregate(1.0, (product, score) => product * score),
        ["mean"] = scores => scores.Average(),
        ["max"] = scores => scores.Max(),
        [SumLogits] = scores => scores.Sum(Logit),
        ["entropy"] = scores => Math.Log(scores.Average(score => Math.Exp(Eta * score))) / Eta,
        [Delta] = scores => scores.Prepend(1).Zip(scores, (before, score) => Math.Min(score - before, 0)).Sum(),
    };

    /// <summary>
    /// The names there are. Beside the plain ones:
    /// <list type="bullet">
    /// <item><c>sum-logits</c>: Σ ln(r / (1 − r)).</item>
    /// <item><c>entropy</c>: (1/η)·ln mean exp(η·r), η = 2 (Zhang et al. 2024, "Entropy-Regularized Process Reward Model").</item>
    /// <item><c>delta</c>: Σ min(r_t − r_{t−1}, 0) with r_0 = 1, how far the scores fall from step to step; rises count for nothing, so
    /// further steps gain nothing (the clipped and the delta reward of Gao et al. 2024, "On Designing Effective RL Reward at Training Time
    /// for LLM Reasoning", as one).</item>
    /// </list>
    /// </summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>
    /// One score of step scores in [0, 1]; steps without an opinion are ignored; null when no step has one.
    /// The result is in [0, 1], save for <c>sum-logits</c>, which is any finite number (scores are clipped 1e-7 away from 0 and 1), and
    /// <c>delta</c>, which is not above 0.
    /// </summary>
    /// <exception cref="ArgumentException">There is no aggregation of that name.</exception>
    public static double? Apply(string name, IEnumerable<double?> scores)
    {
        if (!ByName.TryGetValue(name, out var aggregate))
        {
            throw new ArgumentException($"There is no aggregation '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
        }

        var known = scores.OfType<double>().ToList();
        return known.Count == 0 ? null : aggregate(known);
    }

    /// <summary>The values that an aggregate of step scores from 0 to 1 may have.</summary>
    public static ScoreRange RangeOf(string name) =>
        name switch
        {
            SumLogits => ScoreRange.Logit,
            Delta => new ScoreRange(null, 0),
            _ => ScoreRange.Unit,
        };

    /// <summary>An aggregate as a score from 0 to 1.</summary>
    public static double? AsScore(string name, double? aggregate) => aggregate is { } value ? RangeOf(name).ToUnit(value) : null;

    private static double Logit(double score)
    {
        var clipped = Math.Clamp(score, Epsilon, 1 - Epsilon);
        return Math.Log(clipped / (1 - clipped));
    }
}
