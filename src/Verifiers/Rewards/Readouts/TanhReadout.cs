namespace Verify.Verifiers.Rewards.Readouts;

/// <summary>The hyperbolic tangent of the one value, moved from [-1, 1] to (tanh(x) + 1) / 2.</summary>
internal sealed class TanhReadout : IReadout
{
    public bool Fits(int width) => width == 1;

    public double Read(ReadOnlySpan<float> values) => (Math.Tanh(values[0]) + 1) / 2;
}
