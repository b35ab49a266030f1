using Verify.Inference;
using Verify.Verifiers.Rewards.Readouts;

namespace Verify.Verifiers.Tests.Rewards;

public sealed class ReadoutTests
{
    [Theory]
    [InlineData("sigmoid", 0f, 0.5)]
    [InlineData("sigmoid", 1000f, 1)]
    [InlineData("sigmoid", -1000f, 0)]
    [InlineData("tanh", 0f, 0.5)]
    [InlineData("tanh", -50f, 0)]
    [InlineData("tanh", 50f, 1)]
    [InlineData("identity", 0.25f, 0.25)]
    [InlineData("identity", 3.75f, 1)]
    [InlineData("identity", -2f, 0)]
    [InlineData("sigmoid", float.PositiveInfinity, 1)]
    public void One_value_becomes_a_score_from_zero_to_one(string readout, float value, double score) =>
        Assert.Equal(score, new HeadReadout(Head(readout, width: 1)).Read([9, value]), 12);

    [Fact]
    public void Softmax_gives_the_probability_of_its_class()
    {
        Assert.Equal(0.75, new HeadReadout(Head("softmax", width: 2, chosen: 1)).Read([9, 0, MathF.Log(3)]), 6);
        Assert.Equal(0.25, new HeadReadout(Head("softmax", width: 2, chosen: 0)).Read([9, 0, MathF.Log(3)]), 6);
    }

    [Fact]
    public void Softmax_stays_finite_for_huge_values()
    {
        Assert.Equal(1, new HeadReadout(Head("softmax", width: 3, chosen: 2)).Read([9, -3e38f, 0, 3e38f]));
        Assert.Equal(0, new HeadReadout(Head("softmax", width: 3, chosen: 0)).Read([9, -3e38f, 0, 3e38f]));
    }

    [Fact]
    public void A_value_that_is_no_number_is_an_error_and_not_a_score() =>
        Assert.Contains(
            "'process'",
            Assert.Throws<InvalidOperationException>(() => new HeadReadout(Head("sigmoid", width: 1)).Read([0, float.NaN])).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("median", 1, "has the unknown readout 'median'; there are softmax, sigmoid, tanh, identity")]
    [InlineData("softmax", 1, "has 1 values and class 1, which the readout 'softmax' cannot read")]
    [InlineData("tanh", 2, "has 2 values and class 1, which the readout 'tanh' cannot read")]
    public void A_head_that_cannot_be_read_is_refused_before_anything_is_read(string readout, int width, string why) =>
        Assert.Contains(
            $"The head 'process' {why}",
            Assert.Throws<ArgumentException>(() => new HeadReadout(Head(readout, width))).Message,
            StringComparison.Ordinal
        );

    private static HeadDescription Head(string readout, int width, int chosen = 1) =>
        new()
        {
            Name = "process",
            Offset = 1,
            Width = width,
            Readout = readout,
            Class = chosen,
            At = "step",
        };
}
