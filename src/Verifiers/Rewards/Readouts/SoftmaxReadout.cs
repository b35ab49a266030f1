namespace Verify.Verifiers.Rewards.Readouts;

/// <summary>The probability of one class.</summary>
/// <param name="chosen">The class that means "right".</param>
internal sealed class SoftmaxReadout(int chosen) : IReadout
{
    public bool Fits(int width) => width > 1 && chosen >= 0 && chosen < width;

    public double Read(ReadOnlySpan<float> values)
    {
        // The share of one class is taken against its own value, which keeps every exponent's overflow harmless: 1 / infinity is 0.
        var total = 0.0;
        foreach (var value in values)
        {
            total += Math.Exp((double)value - values[chosen]);
        }

        return 1 / total;
    }
}
