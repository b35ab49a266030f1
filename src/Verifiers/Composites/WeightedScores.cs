namespace Verify.Verifiers.Composites;

/// <summary>Averages lists of scores item by item; a part without an opinion on an item does not count for it.</summary>
internal sealed class WeightedScores(int count)
{
    private readonly double[] _sums = new double[count];
    private readonly double[] _weights = new double[count];

    public void Add(IReadOnlyList<Score> scores, double weight)
    {
        for (var i = 0; i < scores.Count; i++)
        {
            if (scores[i].Value is { } score)
            {
                _sums[i] += weight * score;
                _weights[i] += weight;
            }
        }
    }

    /// <summary>Clamped, since the quotient of two rounded sums may be slightly out of range.</summary>
    public IReadOnlyList<Score> Means() =>
        [.. _sums.Select((sum, i) => _weights[i] > 0 ? new Score(Math.Clamp(sum / _weights[i], 0, 1)) : default)];
}
