using Verify.Mathematics.Arithmetic;

namespace Verify.Mathematics.Tests.Arithmetic;

public sealed class ArithmeticCheckerTests
{
    [Theory]
    [InlineData("3 + 4 = 7")]
    [InlineData("So 12 × 3 = 36 and 36 ÷ 4 = 9.")]
    [InlineData("2 \\times 3 \\cdot 4 = 24")]
    [InlineData("$\\frac{1}{2} + \\frac{1}{3} = \\frac{5}{6}$")]
    [InlineData("He runs 3 x 60 = <<3*60=180>>180 meters")]
    [InlineData("It costs $1,200 + $34.50 = $1,234.50 in all")]
    [InlineData("12 apples * 3 = 36 apples")]
    [InlineData("5 hours * 2 centimeters/hour = 10 centimeters")]
    [InlineData("20% of 50 = 10")]
    [InlineData("12/20 x 100% = 60%")]
    [InlineData("100% - 20% - 25% = 55%")]
    [InlineData("3/4 = 75%")]
    [InlineData("2^3 + 1 = 9, 5! = 120 and (2 + 3) * 4 = 20")]
    [InlineData("3 plus 4 equals 7")]
    [InlineData("12 divided by 4 equals 3, and 3 multiplied by 5 = 15")]
    [InlineData("\\binom{5}{2} = 10")]
    [InlineData("0.0\\overline{3} = \\frac{1}{30}")]
    [InlineData("10 - 2 * 3\n= 4")]
    [InlineData("- 3 + 4 = 7")]
    [InlineData("1. 3 + 4 = 7")]
    [InlineData("100*(3/4) = 75")]
    [InlineData("2\\frac{1}{2} \\times 4 = 10")]
    [InlineData("18 \\times 3.14159 \\approx 56.54866")]
    [InlineData("Half of 30 = 15, twice 8 is 16 and one third of 12 is 4")]
    [InlineData("12 divided by 4 is 3")]
    [InlineData("\\sqrt{50} = 5\\sqrt{2}")]
    [InlineData("\\frac{\\sqrt{3}}{2} \\cdot 4 = 2\\sqrt{3}")]
    [InlineData("\\sqrt{2} \\approx 1.414")]
    [InlineData("\\pi * 3^2 = 28.26")]
    [InlineData("\\sin 30^\\circ = 0.5")]
    [InlineData("180^\\circ - 50^\\circ - 60^\\circ = 70^\\circ")]
    [InlineData("3\\left(\\frac{2}{3}\\right) = 2")]
    [InlineData("60 miles / hour * 3 hours = 180 miles")]
    [InlineData("The sum of 3 and 4 is 7.")]
    [InlineData("17 / 5 = 3 remainder 2")]
    [InlineData("So the product of 3, 4 and 1/2 is 6, and the average of 2, 4, and 6 equals 4")]
    [InlineData("The difference between 3 and 10 is 7; the quotient of 10 and 4 is 2.5.")]
    public void A_right_calculation_is_found_right(string text)
    {
        var findings = ArithmeticChecker.Check(text);
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.True(finding.IsRight, finding.ToString()));
    }

    [Theory]
    [InlineData("3 + 4 = 8", "7", "8")]
    [InlineData("<<48/2=25>>25", "24", "25")]
    [InlineData("12 apples * 3 = 35 apples", "36", "35")]
    [InlineData("\\frac{1}{2} + \\frac{1}{3} = \\frac{2}{5}", "5/6", "2/5")]
    [InlineData("15% of 200 = 35", "30", "35")]
    [InlineData("$8,000 * 1.2 = $9,500", "9600", "9500")]
    [InlineData("So 10 / 3 = 3 each", "10/3", "3")]
    [InlineData("10 / 4 = 2.6", "5/2", "13/5")]
    [InlineData("8 = 3 + 4", "7", "8")]
    [InlineData("12 divided by 4 = 4", "3", "4")]
    [InlineData("half of 12 is 7", "6", "7")]
    [InlineData("twice 8 is 18", "16", "18")]
    [InlineData("2 \\cdot \\sqrt{9+7} = 9", "8", "9")]
    [InlineData("2 \\cdot \\sqrt{2} = 3", "2.828427125", "3")]
    [InlineData("the sum of 3 and 4 is 8", "7", "8")]
    [InlineData("Then the average of 2 and 5 is about 5.", "7/2", "5")]
    [InlineData("the difference of 3 and 10 is -6", "-7", "-6")]
    public void A_wrong_calculation_is_found_with_what_it_should_be(string text, string computed, string stated)
    {
        var finding = Assert.Single(ArithmeticChecker.Check(text));
        Assert.False(finding.IsRight);
        Assert.Equal((computed, stated), (finding.Computed, finding.Stated));
    }

    [Fact]
    public void A_chain_is_wrong_where_it_is_wrong()
    {
        var findings = ArithmeticChecker.Check("3 + 4 = 7 - 2 = 5");
        Assert.Equal([("3 + 4 = 7 - 2", false), ("7 - 2 = 5", true)], findings.Select(finding => (finding.Equation, finding.IsRight)));
    }

    [Fact]
    public void A_finding_says_where_the_equation_stands()
    {
        const string Text = "First, 2 + 2 = 4.\nThen <<4*3=13>>13 pens.";
        Assert.Equal(
            ["2 + 2 = 4", "4*3=13"],
            ArithmeticChecker.Check(Text).Select(finding => Text.Substring(finding.Start, finding.Length))
        );
    }

    [Theory]
    [InlineData("10 / 3 = 3.33")]
    [InlineData("10 / 3 ≈ 3")]
    [InlineData("That is about 10 / 3 = 3 each.")]
    [InlineData("100 / 7 = 14.3, rounded to one place")]
    [InlineData("4/12 = 0.3333333333333333")]
    public void Rounding_is_right_when_announced_or_in_two_decimals_or_more(string text) =>
        Assert.True(Assert.Single(ArithmeticChecker.Check(text)).IsRight);

    [Theory]
    [InlineData("10 / 3 ≈ 5")]
    [InlineData("10 / 3 = 3.43")]
    public void Rounding_does_not_excuse_another_number(string text) => Assert.False(Assert.Single(ArithmeticChecker.Check(text)).IsRight);

    [Theory]
    [InlineData("There are 12 apples.")]
    [InlineData("x + 3 = 7")]
    [InlineData("so y = 3x + 2 = 11")]
    [InlineData("1 hour = 60 minutes")]
    [InlineData("1/2 hour = 30 minutes")]
    [InlineData("total + 3 * 2 = 10")]
    [InlineData("half of 3 * 4 = 6")]
    [InlineData("more than half of 12 is 7")]
    [InlineData("25 classmates + his 1 teacher + 1 himself = 27 people")]
    [InlineData("Yuri scored 1/2 (68) + 10 = 44 points")]
    [InlineData("100 + 10% = 110")]
    [InlineData("\\sin 30 = 0.5")]
    [InlineData("\\log 8 + 1 = 3.08")]
    [InlineData("\\sqrt{x} + 1 = 3")]
    [InlineData("3 * 4 = 2 (mod 10)")]
    [InlineData("f(2) * 3 = 30")]
    [InlineData("8 pencils is $12 + $24")]
    [InlineData("9^{9^{9^9}} + 1 = 2")]
    [InlineData("3 + 4 = ?")]
    [InlineData("\\text{Cups for 80 people} = \\frac{80}{4}")]
    [InlineData("2\\frac{1}{2} gallons of milk is 20 pints")]
    [InlineData("twice the sum of 3 and 4 is 14")]
    [InlineData("the sum of 3 and 4 is 7 times 1")]
    [InlineData("the sum of 3 and 4 is 70%")]
    [InlineData("the sum of 3 and 4 times 2 is 11")]
    public void Where_nothing_can_be_told_nothing_is_said(string text) => Assert.Empty(ArithmeticChecker.Check(text));
}
