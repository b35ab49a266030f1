using Verify.Mathematics.Answers;
using Verify.Tests.Shared.Fakes;

namespace Verify.Mathematics.Tests.Answers;

public sealed class AnswerEquivalenceTests
{
    private static readonly AnswerEquivalence Equivalence = new();

    [Theory]
    [InlineData("3", "3.0")]
    [InlineData("1000", "1,000")]
    [InlineData("1000", "1 000")]
    [InlineData("1000.99", "1000,99")]
    [InlineData("0,111", "0.111")]
    [InlineData("0.4", ".4")]
    [InlineData("900,\\!000,\\!000", "900000000")]
    [InlineData("10{,}000", "10000")]
    [InlineData("1e3", "1000")]
    [InlineData("-5", "\u22125")]
    public void A_number_is_the_same_however_it_is_written(string first, string second) => Equal(first, second);

    [Theory]
    [InlineData("1/2", "\\frac{1}{2}")]
    [InlineData("0.5", "\\dfrac12")]
    [InlineData("-10/9", "-\\frac{10}{9}")]
    [InlineData("12\\frac{3}{5}", "12.6")]
    [InlineData("1 1/2", "3/2")]
    [InlineData("$\\left( \\frac{1}{3} \\right)$", "1/3")]
    [InlineData("2 \\cdot (3 + 4)", "14")]
    [InlineData("2^{10}", "1024")]
    [InlineData("\\sqrt{49}", "7")]
    [InlineData("5!", "120")]
    public void Fractions_and_formulas_equal_what_they_are_worth(string first, string second) => Equal(first, second);

    [Theory]
    [InlineData("1/12", "0.0833333333333333")]
    [InlineData("8/3", "2.6667")]
    [InlineData("\\pi", "3.14159")]
    [InlineData("0.1", "0.10000000000000001")]
    public void A_decimal_equals_a_number_it_cannot_write_to_its_last_place(string first, string second) => Equal(first, second);

    [Theory]
    [InlineData("1/3", "0.33")]
    [InlineData("2.6667", "2.667")]
    [InlineData("3", "3.0001")]
    [InlineData("16386.20", "16386.21")]
    public void A_decimal_is_not_rounded_further_than_that(string first, string second) => Different(first, second);

    [Theory]
    [InlineData("28\\%", "28")]
    [InlineData("28%", "0.28")]
    [InlineData("28 percent", "$28\\%$")]
    public void A_percent_sign_may_be_left_out_or_worked_out(string first, string second) => Equal(first, second);

    [Fact]
    public void Two_percentages_are_compared_as_they_stand() => Different("28%", "0.28%");

    [Theory]
    [InlineData("$18", "18 dollars")]
    [InlineData("15\\mbox{ cm}^2", "15")]
    [InlineData("72 clips", "72")]
    [InlineData("120^\\circ", "120")]
    [InlineData("1.8 billion", "1800000000")]
    [InlineData("x = 5", "5")]
    public void Units_currency_and_the_name_of_the_unknown_are_set_aside(string first, string second) => Equal(first, second);

    [Theory]
    [InlineData("5 cm", "5 meters")]
    [InlineData("3 hours", "3 minutes")]
    public void Different_units_of_measure_are_different_answers(string first, string second) => Different(first, second);

    [Theory]
    [InlineData("\\frac{x+2}{7}", "\\frac{x}{7}+\\frac{2}{7}")]
    [InlineData("4a-2", "2(2a-1)")]
    [InlineData("\\tan^2(y)+1", "\\sec^2(y)")]
    [InlineData("3\\sqrt{13}", "\\sqrt{117}")]
    [InlineData("\\frac94\\pi", "\\frac{9}{4}\\pi")]
    [InlineData("1 \\pm \\sqrt{19}", "1\\pm\\sqrt{19}")]
    public void Formulas_are_equal_when_they_agree_everywhere(string first, string second) => Equal(first, second);

    [Theory]
    [InlineData("(\\frac{3}{5},\\frac{8}{3}]", "(0.6,2.6667]")]
    [InlineData("[-1, -\\frac{1}{2}) \\cup (1, \\infty)", "(1,\\infty) \\cup [-1,-0.5)")]
    [InlineData("-2 \\le x \\le 7", "x \\in [-2,7]")]
    [InlineData("x \\geq 5", "[5, \\infty)")]
    [InlineData("\\{1, 2, 3\\}", "\\{3, 2, 1\\}")]
    [InlineData("1, -2", "-2 \\text{ and } 1")]
    [InlineData("1,5", "5,1")]
    [InlineData("(1, 2)", "\\left( 1, \\frac{4}{2} \\right)")]
    [InlineData(
        "\\begin{pmatrix}6 & 8 \\\\ 10 & 12\\end{pmatrix}",
        "\\begin{pmatrix}1 & 2 \\\\ 3 & 4\\end{pmatrix} + \\begin{pmatrix}5 & 6 \\\\ 7 & 8\\end{pmatrix}"
    )]
    [InlineData("x < 1", "-x > -1")]
    [InlineData("x \\leq 5", "5 \\geq x")]
    [InlineData("x \\neq 5", "x != 5")]
    [InlineData("2x+4y-3=0", "y=-\\frac{1}{2}x+\\frac{3}{4}")]
    [InlineData("f(x) = 2x", "2x")]
    public void Sets_intervals_tuples_matrices_and_relations_are_compared_part_by_part(string first, string second) => Equal(first, second);

    [Theory]
    [InlineData("[0, 1)", "(0, 1)")]
    [InlineData("(1, 2)", "(2, 1)")]
    [InlineData("(1, 2)", "(1, 2, 3)")]
    [InlineData("\\{1, 2\\}", "\\{1, 3\\}")]
    [InlineData("x > 5", "x < 5")]
    [InlineData("x \\geq 5", "x > 5")]
    [InlineData("2x + z = 1", "1")]
    [InlineData("(1, \\infty)", "(1, -\\infty)")]
    [InlineData("\\begin{pmatrix}1 & 2\\end{pmatrix}", "\\begin{pmatrix}1 \\\\ 2\\end{pmatrix}")]
    public void Parts_that_differ_make_different_answers(string first, string second) => Different(first, second);

    [Theory]
    [InlineData("4t", "4")]
    [InlineData("x+2n+1", "x+1")]
    [InlineData("1\\sqrt{19}", "1")]
    [InlineData("7 = 11a+c", "11a+c")]
    [InlineData("204_5", "204")]
    public void Formulas_that_differ_anywhere_are_different(string first, string second) => Different(first, second);

    [Theory]
    [InlineData("(B)", "B")]
    [InlineData("\\text{(B)}", "b)")]
    [InlineData("\\text{Evelyn}", "evelyn.")]
    [InlineData("4:30 \\text{ p.m.}", "\\text{4:30 p.m.}")]
    public void Choices_and_words_are_compared_as_such(string first, string second) => Equal(first, second);

    [Theory]
    [InlineData("A", "C")]
    [InlineData("red", "blue")]
    public void Other_choices_and_words_are_different(string first, string second) => Different(first, second);

    [Theory]
    [InlineData("2^{2023}-1", "2^{2023}+1")]
    [InlineData("1-2^{-2024}", "1")]
    [InlineData("10^{10^6}", "10^{10^6}+1")]
    [InlineData("9^{9^{9^9}}", "5")]
    [InlineData("x+10^{-200}", "x")]
    [InlineData("\\sqrt{4^{1000}+1}", "2^{1000}")]
    [InlineData("(x+y+z)^{30}", "(x+y-z)^{30}")]
    [InlineData("1000!", "999!")]
    [InlineData("x>2^{2023}", "x>2^{2023}+1")]
    public void However_large_numbers_are_a_small_difference_is_found(string first, string second) => Different(first, second);

    [Theory]
    [InlineData("1000!", "1000 \\cdot 999!")]
    [InlineData("\\binom{2000}{1000}", "\\frac{2000!}{(1000!)^2}")]
    [InlineData("\\sum_{k=1}^{2024} k", "\\frac{2024 \\cdot 2025}{2}")]
    [InlineData("\\sum_{k=1}^{n} k^2", "\\frac{n(n+1)(2n+1)}{6}")]
    [InlineData("1e400", "10^{400}")]
    public void Large_numbers_are_the_same_however_they_are_written(string first, string second) => Equal(first, second);

    [Fact]
    public void Programs_are_the_same_only_line_by_line()
    {
        const string Program = "def f(x):\n    return x.y";
        Equal(Program, "def f(x):  \r\n    return x.y");
        Assert.Null(Equivalence.Compare(Program, "def f(x):\n  return xy").Equal);
        Assert.Null(Equivalence.Compare(Program, "def F(x):\n    return x.y").Equal);
    }

    [Theory]
    [InlineData("9^{9^{9^{9^9}}}", "5")]
    [InlineData("\\ln(1+10^{-200})", "0")]
    [InlineData("\\pi+e^{-500}", "\\pi")]
    [InlineData("100000000!", "7")]
    [InlineData("", "5")]
    public void What_is_too_large_or_missing_cannot_be_told(string first, string second) =>
        Assert.Null(Equivalence.Compare(first, second).Equal);

    [Fact]
    public void Every_verdict_has_a_reason_and_does_not_depend_on_the_order()
    {
        var answers = RandomText.MathSnippets(seed: 5, count: 400);
        foreach (var (first, second) in answers.Zip(answers.Skip(1)))
        {
            var verdict = Equivalence.Compare(first, second);
            Assert.NotEmpty(verdict.Reason);
            Assert.Equal(verdict, Equivalence.Compare(second, first));
        }
    }

    [Fact]
    public void Every_answer_equals_itself_with_spaces_around_it() =>
        Assert.All(RandomText.MathSnippets(seed: 6, count: 200), answer => Assert.True(Equivalence.Compare(answer, $" {answer} ").Equal));

    private static void Equal(string first, string second) =>
        Assert.True(Equivalence.Compare(first, second) is { Equal: true }, Explain(first, second));

    private static void Different(string first, string second) =>
        Assert.True(Equivalence.Compare(first, second) is { Equal: false }, Explain(first, second));

    private static string Explain(string first, string second) => $"'{first}' and '{second}': {Equivalence.Compare(first, second)}";
}
