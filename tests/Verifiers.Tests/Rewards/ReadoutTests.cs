using Verify.Inference;
using Verify.Verifiers.Rewards;

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
        Assert.Equal(score, Readout.Read(Head(readout, width: 1), [9, value]), 12);

    [Fact]
    public void Softmax_gives_the_probability_of_its_class()
    {
        Assert.Equal(0.75, Readout.Read(Head("softmax", width: 2, chosen: 1), [9, 0, MathF.Log(3)]), 6);
        Assert.Equal(0.25, Readout.Read(Head("softmax", width: 2, chosen: 0), [9, 0, MathF.Log(3)]), 6);
    }

    [Fact]
    public void Softmax_stays_finite_for_huge_values()
    {
        Assert.Equal(1, Readout.Read(Head("softmax", width: 3, chosen: 2), [9, -3e38f, 0, 3e38f]));
        Assert.Equal(0, Readout.Read(Head("softmax", width: 3, chosen: 0), [9, -3e38f, 0, 3e38f]));
    }

    [Fact]
    public void A_value_that_is_no_number_is_an_error_and_not_a_score() =>
        Assert.Contains(
            "'process'",
            Assert.Throws<InvalidOperationException>(() => Readout.Read(Head("sigmoid", width: 1), [0, float.NaN])).Message,
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
