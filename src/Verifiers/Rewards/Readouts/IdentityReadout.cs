namespace Verify.Verifiers.Rewards.Readouts;

/// <summary>The one value is a score already; it is clamped to [0, 1].</summary>
internal sealed class IdentityReadout : IReadout
{
    public bool Fits(int width) => width == 1;

    public double Read(ReadOnlySpan<float> values) => Math.Clamp((double)values[0], 0, 1);
}
