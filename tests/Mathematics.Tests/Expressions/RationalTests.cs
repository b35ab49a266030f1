using System.Numerics;
using Verify.Mathematics.Expressions;

namespace Verify.Mathematics.Tests.Expressions;

public sealed class RationalTests
{
    [Fact]
    public void Fractions_are_kept_in_lowest_terms_with_a_positive_denominator()
    {
        var value = Of(6, -4);
        Assert.Equal((new BigInteger(-3), new BigInteger(2)), (value.Numerator, value.Denominator));
        Assert.Equal(Of(-9, 6), value);
    }

    [Theory]
    [InlineData(1, 8, true)]
    [InlineData(3, 25, true)]
    [InlineData(7, 1, true)]
    [InlineData(0, 1, true)]
    [InlineData(1, 3, false)]
    [InlineData(5, 6, false)]
    public void A_number_is_a_decimal_when_only_twos_and_fives_divide_it(int numerator, int denominator, bool isDecimal) =>
        Assert.Equal(isDecimal, Of(numerator, denominator).IsDecimal);

    [Theory]
    [InlineData(2, 10, 1024)]
    [InlineData(-3, 3, -27)]
    [InlineData(-2, 3, -8)]
    [InlineData(0, 5, 0)]
    [InlineData(-1, 1000000, 1)]
    public void Whole_powers_are_exact(int value, int exponent, int power) => Assert.Equal(Of(power, 1), Rational.Power(value, exponent));

    [Fact]
    public void Roots_are_exact_or_not_there()
    {
        Assert.Equal(Of(2, 3), Rational.Root(Of(4, 9), 2));
        Assert.Equal(Of(-2, 1), Rational.Root(-8, 3));
        Assert.Equal(Of(8, 1), Rational.Power(16, Of(3, 4)));
        Assert.Null(Rational.Root(2, 2));
        Assert.Null(Rational.Root(-4, 2));
    }

    [Fact]
    public void Roots_undo_powers()
    {
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var (value, degree) = (Of(random.Next(1, 1000), random.Next(1, 1000)), random.Next(1, 6));
            Assert.Equal(value, Rational.Root(Rational.Power(value, degree)!.Value, degree));
        }
    }

    [Fact]
    public void What_is_undefined_or_too_large_has_no_value()
    {
        Assert.Null(Rational.Divide(1, 0));
        Assert.Null(Rational.Power(0, -1));
        Assert.Null(Rational.Power(0, 0));
        Assert.Null(Rational.Power(10, 1_000_000));
        Assert.Null(Rational.Multiply(Rational.PowerOfTen(300), Rational.PowerOfTen(300)));
    }

    [Fact]
    public void Doubles_are_right_to_fifteen_digits_however_large_the_parts()
    {
        var large = Rational.PowerOfTen(150);
        var third = Rational.Divide(large, Rational.Add(Rational.Multiply(3, large)!.Value, 1)!.Value)!.Value;
        Assert.Equal(1.0 / 3, third.ToDouble(), 1e-15);
        Assert.Equal(0, default(Rational).ToDouble());
    }

    private static Rational Of(int numerator, int denominator) => Rational.Create(numerator, denominator)!.Value;
}
