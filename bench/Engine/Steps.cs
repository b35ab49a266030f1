using Verify.Inference.Engine.Layouts;

namespace Verify.Bench.Engine;

/// <summary>Times of single steps, of which the median is taken, so that disturbed steps do not count.</summary>
internal sealed class Steps
{
    private readonly List<double> _microsecondsPerToken = [];

    public double TokensPerSecond => 1e6 / Median;

    private double Median => _microsecondsPerToken.Order().ElementAt(_microsecondsPerToken.Count / 2);

    public void Time(Func<long> step)
    {
        var begun = ComputeClock.Now(TimeProvider.System);
        var tokens = step();
        if (tokens > 0)
        {
            _microsecondsPerToken.Add((ComputeClock.Now(TimeProvider.System) - begun).TotalMicroseconds / tokens);
        }
    }
}
