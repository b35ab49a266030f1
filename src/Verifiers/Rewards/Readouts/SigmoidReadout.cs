namespace Verify.Verifiers.Rewards.Readouts;

/// <summary>The probability whose logit the one value is.</summary>
internal sealed class SigmoidReadout : IReadout
{
    public bool Fits(int width) => width == 1;

    public double Read(ReadOnlySpan<float> values) => 1 / (1 + Math.Exp(-(double)values[0]));
}
