namespace Verify.Verifiers.Tests;

/// <summary>Each aggregation against examples that were worked out by hand.</summary>
public sealed class AggregationTests
{
    [Fact]
    public void Entropy_lies_between_the_mean_and_the_maximum()
    {
        // ½·ln((e⁰ + e²)/2) of 0 and 1.
        Assert.Equal(0.716890, Aggregation.Apply("entropy", [0, 1])!.Value, 6);
        Assert.Equal(0.4, Aggregation.Apply("entropy", [0.4, null, 0.4])!.Value, 12);
    }

    [Fact]
    public void Delta_counts_how_far_scores_fall_and_no_rise()
    {
        // From 1 by 0.1, then by 0.4; the rise to 0.8 gains nothing; then by 0.2.
        Assert.Equal(-0.7, Aggregation.Apply("delta", [0.9, 0.5, 0.8, 0.6])!.Value, 12);
        Assert.Equal(0, Aggregation.Apply("delta", [1, 1])!.Value, 12);
    }

    [Fact]
    public void By_delta_further_steps_never_gain_anything() =>
        Assert.True(Aggregation.Apply("delta", [0.5, 0.9, 0.4]) < Aggregation.Apply("delta", [0.5]));

    [Fact]
    public void Without_an_opinion_on_any_step_there_is_no_aggregate() =>
        Assert.All(Aggregation.Names, name => Assert.Null(Aggregation.Apply(name, [null, null])));
}
