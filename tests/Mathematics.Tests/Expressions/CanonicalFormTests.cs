using Verify.Mathematics.Expressions;
using Verify.Mathematics.Expressions.Canonical;
using Verify.Mathematics.Parsing;

namespace Verify.Mathematics.Tests.Expressions;

public sealed class CanonicalFormTests
{
    private static readonly Effort Effort = new(1_000_000);

    [Theory]
    [InlineData("(x+1)(x-2)", "x^2-x-2")]
    [InlineData("\\frac{1}{x}+\\frac{1}{y}", "\\frac{x+y}{xy}")]
    [InlineData("\\frac{x^2-1}{x-1}", "x+1")]
    [InlineData("\\sqrt{12}", "2\\sqrt{3}")]
    [InlineData("\\frac{1}{\\sqrt{2}-1}", "\\sqrt{2}+1")]
    [InlineData("(1+i)^2", "2i")]
    [InlineData("\\sqrt[3]{16}", "2\\sqrt[3]{2}")]
    public void Equal_formulas_have_equal_forms(string first, string second) => Assert.True(AreEqual(first, second));

    [Theory]
    [InlineData("x+1", "x+2")]
    [InlineData("x", "y")]
    [InlineData("\\sqrt{2}+\\sqrt{3}", "\\sqrt{5}")]
    [InlineData("\\pi", "\\frac{22}{7}")]
    [InlineData("x^2", "x^3")]
    public void Other_forms_over_independent_atoms_are_other_formulas(string first, string second) => Assert.False(AreEqual(first, second));

    [Theory]
    [InlineData("\\sin^2 x + \\cos^2 x", "1")]
    [InlineData("e + \\pi", "\\frac{59}{10}")]
    [InlineData("\\ln 6", "\\ln 2 + \\ln 3")]
    public void Where_atoms_may_depend_on_each_other_other_forms_decide_nothing(string first, string second) =>
        Assert.Null(AreEqual(first, second));

    [Fact]
    public void Proportional_forms_say_the_same_equation()
    {
        Assert.True(CanonicalForm.AreProportional(Read("2x+4y-6"), Read("-x-2y+3"), positive: false));
        Assert.False(CanonicalForm.AreProportional(Read("2x+4y-6"), Read("-x-2y+3"), positive: true));
        Assert.Null(CanonicalForm.AreProportional(Read("2x+4y-6"), Read("x+2y+3"), positive: false));
    }

    [Fact]
    public void A_power_too_long_to_be_written_out_is_one_atom() => Assert.Single(Read("(a+b+c+d+f+g)^{40}").Numerator.Atoms);

    [Fact]
    public void Without_effort_there_is_no_form() => Assert.Null(new CanonicalReader(sign: 1, new Effort(1)).Read(Parse("x+1")));

    private static bool? AreEqual(string first, string second) => CanonicalForm.AreEqual(Read(first), Read(second), Effort);

    private static CanonicalForm Read(string formula) =>
        Assert.IsType<CanonicalForm>(new CanonicalReader(sign: 1, Effort).Read(Parse(formula)));

    private static Expression Parse(string formula) => Assert.IsAssignableFrom<Expression>(ExpressionGrammar.Read(formula));
}
