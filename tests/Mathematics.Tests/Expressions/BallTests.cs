using System.Globalization;
using System.Numerics;
using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Precise;

namespace Verify.Mathematics.Tests.Expressions;

/// <summary>A ball must hold the true value, and be small enough to be of use.</summary>
public sealed class BallTests
{
    [Fact]
    public void Whole_numbers_and_what_they_add_and_multiply_to_are_exact() =>
        Assert.True((Ball.Of(3, 0) * Ball.Of(-7, 0) + Ball.Of(21, 0)).IsZero);

    [Fact]
    public void A_quotient_is_enclosed_and_its_product_with_the_divisor_may_be_the_dividend()
    {
        var third = Ball.Of(Rational.Create(1, 3)!.Value);
        Assert.False(third.IsExact);
        var difference = (third * Ball.Of(3, 0)) - Ball.One;
        Assert.True(difference.MayBeZero);
        Assert.True(difference.Magnitude < -600);
    }

    [Theory]
    [InlineData(2, "1.41421356237309504880168872420969807856967187537694")]
    [InlineData(163, "12.76714533480370466171095200978089234738236378030125")]
    public void A_root_lies_between_the_decimals_around_it(int radicand, string digits) =>
        Encloses(Ball.Sqrt(Ball.Of(radicand, 0)), digits);

    [Fact]
    public void A_root_of_a_square_is_exact() => Assert.True((Ball.Sqrt(Ball.Of(144, 0)) - Ball.Of(12, 0)).IsZero);

    [Fact]
    public void Pi_e_and_logarithms_lie_between_the_decimals_around_them()
    {
        Encloses(BallFunctions.Pi, "3.14159265358979323846264338327950288419716939937510");
        Encloses(BallFunctions.Exp(Ball.One), "2.71828182845904523536028747135266249775724709369995");
        Encloses(BallFunctions.Ln(Ball.Of(2, 0)), "0.69314718055994530941723212145817656807550013436025");
        Encloses(BallFunctions.SinCos(Ball.One).Sin, "0.84147098480789650665250232163029899962256306079837");
        Encloses(BallFunctions.ArcTan(Ball.Of(2, 0)), "1.10714871779409050301706546017853704007004764540143");
    }

    [Fact]
    public void What_has_no_value_is_undefined_and_stays_so()
    {
        Assert.False((Ball.One / Ball.Zero).IsDefined);
        Assert.False(Ball.Sqrt(Ball.Of(-1, 0)).IsDefined);
        Assert.False((Ball.Undefined + Ball.One).IsDefined);
        Assert.False(BallFunctions.Ln(Ball.Zero).IsDefined);
    }

    [Fact]
    public void What_is_too_large_to_be_carried_is_undefined() =>
        Assert.False(Ball.Of(BigInteger.One << Ball.MagnitudeLimit, 0, 1).IsDefined);

    [Fact]
    public void A_whole_part_is_known_only_where_the_whole_ball_has_it()
    {
        Assert.Equal(3, BallFunctions.Pi.Floor());
        Assert.Equal(-4, (-BallFunctions.Pi).Floor());
        var third = Ball.Of(Rational.Create(1, 3)!.Value);
        Assert.Null((third + third + third).Floor());
    }

    private static void Encloses(Ball ball, string digits)
    {
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var (scale, whole) = (
            BigInteger.Pow(10, digits.Length - point - 1),
            BigInteger.Parse(digits.Remove(point, 1), CultureInfo.InvariantCulture)
        );
        Assert.True((ball - Ball.Of(Rational.Create(whole, scale)!.Value)).IsPositive, $"{ball.ToDouble()} is less than {digits}");
        Assert.True(
            (Ball.Of(Rational.Create(whole + 1, scale)!.Value) - ball).IsPositive,
            $"{ball.ToDouble()} is more than the next after {digits}"
        );
    }
}
