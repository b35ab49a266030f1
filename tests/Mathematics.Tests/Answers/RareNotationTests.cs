using Verify.Mathematics.Answers;

namespace Verify.Mathematics.Tests.Answers;

/// <summary>Notations that fewer answers use, each with a near miss beside it.</summary>
public sealed class RareNotationTests
{
    private static readonly AnswerEquivalence Equivalence = new();

    [Theory]
    [InlineData("1A_{16}", "26", "1B_{16}")]
    [InlineData("FF_{16}", "255", "FE_{16}")]
    [InlineData("52_{\\text{eight}}", "52_8", "52")]
    [InlineData("52 \\text{ (base 8)}", "42", "52")]
    public void Digits_of_other_bases(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("x \\equiv 3 \\pmod{7}", "x \\equiv 10 \\pmod 7", "x \\equiv 3 \\pmod{8}")]
    [InlineData("x \\equiv 3 \\pmod{7}", "3 \\pmod 7", "x \\equiv 4 \\pmod 7")]
    [InlineData("n \\equiv 1 \\pmod{4}", "1", "2")]
    public void Congruences(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("33\\frac{1}{3}\\%", "\\frac13", "33\\%")]
    [InlineData("0.\\overline3", "\\frac13", "0.3")]
    [InlineData("3.14159...", "\\pi", "3.15159...")]
    [InlineData("10⁻⁵", "0.00001", "10⁵")]
    [InlineData("∛8", "2", "8")]
    [InlineData("5^{\\text{th}}", "5", "6")]
    [InlineData("two-thirds", "\\frac23", "3/2")]
    [InlineData("three and a half", "3.5", "3")]
    [InlineData("3 dozen", "36", "35")]
    [InlineData("50k", "50,000", "500")]
    [InlineData("USD 5", "5", "6")]
    [InlineData("3 to 4", "3:4", "4:3")]
    public void Numbers(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("12\\text{ m} \\times 5\\text{ m}", "60 \\text{ m}^2", "60 \\text{ m}")]
    [InlineData("15 \\text{ sq. cm}", "15 \\text{ cm}^2", "15 \\text{ cm}")]
    [InlineData("1/2 cup", "0.5 cups", "1/2 pint")]
    [InlineData("$5", "500 cents", "5 cents")]
    [InlineData("20°C", "20", "20°F")]
    [InlineData("45^o", "45^\\circ", "46^\\circ")]
    [InlineData("2 h 30 min", "150 minutes", "140 minutes")]
    [InlineData("10 \\mathrm{~m} / \\mathrm{s}", "10 \\text{ m/s}", "10 \\text{ km/h}")]
    public void Units(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData(
        "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}\\begin{pmatrix} 5 & 6 \\\\ 7 & 8 \\end{pmatrix}",
        "\\begin{pmatrix} 19 & 22 \\\\ 43 & 50 \\end{pmatrix}",
        "\\begin{pmatrix} 23 & 34 \\\\ 31 & 46 \\end{pmatrix}"
    )]
    [InlineData(
        "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}^T",
        "\\begin{pmatrix} 1 & 3 \\\\ 2 & 4 \\end{pmatrix}",
        "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}"
    )]
    [InlineData(
        "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}^{-1}",
        "\\begin{pmatrix} -2 & 1 \\\\ 3/2 & -1/2 \\end{pmatrix}",
        "\\begin{pmatrix} 1 & 1/2 \\\\ 1/3 & 1/4 \\end{pmatrix}"
    )]
    [InlineData("\\begin{vmatrix} 1 & 2 \\\\ 3 & 4 \\end{vmatrix}", "-2", "2")]
    [InlineData("\\det\\begin{pmatrix} 2 & 0 & 0 \\\\ 0 & 3 & 0 \\\\ 1 & 1 & 4 \\end{pmatrix}", "24", "9")]
    public void Operations_on_matrices(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("]0,1[", "(0,1)", "[0,1]")]
    [InlineData("(-\\infty,2] \\bigcup [3,\\infty)", "x \\le 2 \\text{ or } x \\ge 3", "x < 2 \\text{ or } x \\ge 3")]
    [InlineData("\\mathbb{R} - \\{2\\}", "x \\ne 2", "x \\ne 3")]
    [InlineData("\\{x \\mid x \\in \\mathbb{R}, x \\neq 2\\}", "x \\neq 2", "x = 2")]
    [InlineData("{x | x > 1}", "(1,\\infty)", "[1,\\infty)")]
    [InlineData("|2x-1| \\le 3", "[-1,2]", "(-1,2)")]
    [InlineData("|x|>2", "(-\\infty,-2)\\cup(2,\\infty)", "(-2,2)")]
    [InlineData("x^2-5x+6<0", "2<x<3", "x<2 \\text{ or } x>3")]
    [InlineData("x^2 \\ge 2", "(-\\infty,-\\sqrt2]\\cup[\\sqrt2,\\infty)", "x \\ge \\sqrt2")]
    public void Sets_of_real_numbers(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData(
        "\\frac{\\pi}{6} + 2k\\pi, k \\in \\mathbb{Z}",
        "2n\\pi+\\frac{\\pi}{6}, n \\in \\mathbb{Z}",
        "\\frac{\\pi}{6} + k\\pi, k \\in \\mathbb{Z}"
    )]
    [InlineData("2n+1 (n \\in \\mathbb{N})", "2n+1", "2n")]
    [InlineData("k\\pi \\text{ for any integer } k", "k\\pi", "2k\\pi")]
    public void Families_of_answers(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("\\pm 1", "1, -1", "1")]
    [InlineData("y = \\pm \\frac{3}{4} x", "y=\\frac34x \\text{ or } y=-\\frac34x", "y=\\frac34x")]
    [InlineData("1,3,5,\\dots", "1, 3, 5, \\ldots", "1,3,5")]
    [InlineData("x_{1}=2,\\quadx_{2}=3", "3, 2", "2, 4")]
    [InlineData("\\left\\{\\begin{array}{l} x=1 \\\\ y=2 \\end{array}\\right.", "(1,2)", "(2,1)")]
    [InlineData("\\begin{cases} x=1 \\\\ y=2 \\end{cases}", "x=1, y=2", "x=2, y=1")]
    public void Several_answers_at_once(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("f'(x) = 2x", "2x", "x^2")]
    [InlineData("\\frac{dy}{dx} = 2x", "2x", "2")]
    [InlineData("\\angle ABC = 60^\\circ", "60", "30")]
    [InlineData("A \\cap B = \\{1,2\\}", "\\{1,2\\}", "\\{1\\}")]
    [InlineData("1+2+3=6", "6", "5")]
    [InlineData("A(1,2)", "(1,2)", "(2,1)")]
    [InlineData("There are 5 apples", "5", "6")]
    [InlineData("12 (twelve)", "12", "13")]
    [InlineData("52 (base eight)", "42", "52")]
    public void Values_with_a_name(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("C_{10}^3", "120", "720")]
    [InlineData("{}_{10}C_{3}", "120", "30")]
    [InlineData("\\operatorname{cis} 60^\\circ", "e^{i\\pi/3}", "e^{i\\pi/6}")]
    [InlineData("\\sum_{i=1}^n i", "\\frac{n(n+1)}{2}", "\\frac{n(n-1)}{2}")]
    [InlineData("\\textcolor{red}{5}", "5", "6")]
    public void Formulas(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("Yes, it is.", "yes", "no")]
    [InlineData("\\textit{Alice}", "Alice", "Bob")]
    [InlineData("Alice and Bob", "Alice, Bob", "Bob and Carol")]
    [InlineData("n \\text{ is even}", "n \\text{ is even.}", "n \\text{ is odd}")]
    [InlineData("3 red, 2 blue", "2 blue, 3 red", "2 red, 3 blue")]
    [InlineData("March 5, 2020", "5th of March 2020", "5 May 2020")]
    [InlineData("noon", "12:00 PM", "midnight")]
    [InlineData("7 o'clock", "7:00", "8:00")]
    public void Words_days_and_times(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("1.4142", "\\sqrt{2}", "1.4143")]
    [InlineData("0.6667", "\\frac23", "0.6668")]
    [InlineData("-0.6666", "-\\frac23", "-0.6665")]
    public void A_decimal_is_rounded_to_the_nearest_or_cut_off(string answer, string same, string other) => Tells(same, answer, other);

    private static void Tells(string answer, string same, string other)
    {
        foreach (var (compared, equal) in new[] { (same, true), (other, false) })
        {
            var verdict = Equivalence.Compare(answer, compared);
            Assert.True(verdict.Equal == equal, $"'{answer}' and '{compared}': {verdict}");
            Assert.Equal(verdict, Equivalence.Compare(compared, answer));
        }
    }
}
