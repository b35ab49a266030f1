namespace Verify.Verifiers;

/// <summary>How the scores of a solution's steps become one. Pure and thread-safe.</summary>
public static class Aggregation
{
    private const string SumLogits = "sum-logits";
    private const double Epsilon = 1e-7;

    private static readonly Dictionary<string, Func<IReadOnlyList<double>, double>> ByName = new(StringComparer.Ordinal)
    {
        ["last"] = scores => scores[^1],
        ["min"] = scores => scores.Min(),
        ["product"] = scores => scores.Aggregate(1.0, (product, score) => product * score),
        ["mean"] = scores => scores.Average(),
        ["max"] = scores => scores.Max(),
        [SumLogits] = scores => scores.Sum(Logit),
    };

    /// <summary>The names there are.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>
    /// One score of step scores in [0, 1]; steps without an opinion are ignored; null when no step has one.
    /// The result is in [0, 1], save for <c>sum-logits</c>, which is any finite number (scores are clipped 1e-7 away from 0 and 1).
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
    public static ScoreRange RangeOf(string name) => name == SumLogits ? ScoreRange.Logit : ScoreRange.Unit;

    /// <summary>An aggregate as a score from 0 to 1.</summary>
    public static double? AsScore(string name, double? aggregate) => aggregate is { } value ? RangeOf(name).ToUnit(value) : null;

    private static double Logit(double score)
    {
        var clipped = Math.Clamp(score, Epsilon, 1 - Epsilon);
        return Math.Log(clipped / (1 - clipped));
    }
}
