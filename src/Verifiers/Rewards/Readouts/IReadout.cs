namespace Verify.Verifiers.Rewards.Readouts;

/// <summary>
/// From the numbers that a model gives at a place to a score. Where they come from is not its concern: they may be a head's values, or the
/// log-probabilities of chosen tokens, of which a softmax gives the odds of "yes" against "no". Pure and thread-safe.
/// </summary>
internal interface IReadout
{
    /// <summary>The scores it may give.</summary>
    ScoreRange Range => ScoreRange.Unit;

    /// <summary>Whether it can read so many values.</summary>
    bool Fits(int width);

    /// <summary>The score of as many values as fit; not a number where one of them that counts is none.</summary>
    double Read(ReadOnlySpan<float> values);
}
