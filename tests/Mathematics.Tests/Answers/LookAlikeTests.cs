using Verify.Mathematics.Answers;

namespace Verify.Mathematics.Tests.Answers;

/// <summary>Answers that share their numbers and letters and are not the same; beside each what is.</summary>
public sealed class LookAlikeTests
{
    private static readonly AnswerEquivalence Equivalence = new();

    [Theory]
    [InlineData("5\\%", "5", "5^\\circ")]
    [InlineData("5\\%", "0.05", "5 \\text{ cm}")]
    [InlineData("5\\%", "5 percent", "$5")]
    [InlineData("5\\%", "5", "5 apples")]
    [InlineData("0.5\\%", "0.5", "\\frac12")]
    [InlineData("\\frac{100}{3}\\%", "\\frac{100}{3}", "\\frac{100}{3} \\text{ cm}")]
    [InlineData("5^\\circ", "5", "5 \\text{ cm}")]
    [InlineData("30^\\circ", "30 deg", "30 \\text{ radians}")]
    [InlineData("60^\\circ", "\\frac{\\pi}{3} \\text{ radians}", "\\frac{\\pi}{6} \\text{ rad}")]
    [InlineData("20°C", "20^\\circ", "20\\%")]
    [InlineData("5 apples", "5", "5 cm")]
    [InlineData("12 \\text{ square units}", "12 \\text{ cm}^2", "13")]
    [InlineData("10 N", "10 \\text{ newtons}", "10 J")]
    [InlineData("5 \\text{ s}^{-1}", "5", "5 \\text{ s}")]
    [InlineData("€5", "5 euros", "$5")]
    [InlineData("£5", "5 pounds", "€5")]
    [InlineData("EUR 5", "€5", "USD 5")]
    [InlineData("$5 per hour", "5 dollars per hour", "$5")]
    [InlineData("$5 \\text{ million}", "5 million dollars", "$5")]
    public void What_a_number_is_measured_in(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("72 km/h", "20 m/s", "72 m/s")]
    [InlineData("10 N", "10 \\text{ kg·m/s}^2", "10 \\text{ kg·m/s}")]
    [InlineData("10 \\mathrm{~kg} \\cdot \\mathrm{m} / \\mathrm{s}^{2}", "10 N", "10 \\mathrm{~kg} \\cdot \\mathrm{m} / \\mathrm{s}")]
    [InlineData("5 \\text{ N} \\cdot \\text{m}", "5 J", "5 N")]
    [InlineData("9.8 m/s^2", "9.8 \\text{ m s}^{-2}", "9.8 m/s")]
    [InlineData("36 kJ", "36000 J", "36 J")]
    [InlineData("5 gallons/minute", "5 gallons per minute", "5 gallons")]
    [InlineData("2 mg", "0.002 g", "2 g")]
    [InlineData("5\\times10^{-7}\\,\\mathrm{m}", "500\\,\\mathrm{nm}", "500\\,\\mathrm{mm}")]
    [InlineData("1 atm", "101325 Pa", "1 Pa")]
    [InlineData("mgh", "hgm", "mg")]
    [InlineData("18 dollars in total", "18 dollars", "18 euros")]
    [InlineData("5 pounds of nickels", "5 pounds", "5 nickels")]
    [InlineData("5 people in total", "5 people", "5 inches")]
    public void Units_and_their_products(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("(a,b)=(1,2)", "(b,a)=(2,1)", "(b,a)=(1,2)")]
    [InlineData("x=2, y=3", "(2,3)", "3, 2")]
    [InlineData("y=3, x=2", "(2,3)", "(3,2)")]
    [InlineData("m=3, n=4", "a=3, b=4", "a=4, b=3")]
    [InlineData("x = 5", "n = 5", "y = 5")]
    [InlineData("y = 2x", "x = y/2", "x = 2y")]
    [InlineData("f(2) = 5", "5", "f(3) = 5")]
    [InlineData("P(A) = \\frac12", "0.5", "P(B) = \\frac12")]
    [InlineData("f(t) = t^2 + 1", "f(x) = x^2 + 1", "f(x) = t^2 + 1")]
    [InlineData("T(m) = 3n + 1", "3n + 1", "T(n) = 3n + 1")]
    [InlineData("A(1,2)", "A = (1,2)", "B(1,2)")]
    [InlineData("a_{n+1} = 2a_n", "a_{1+n} = 2a_n", "a_{n-1} = 2a_n")]
    [InlineData("x_{2n}", "x_{n+n}", "x_{3n}")]
    [InlineData("f(g(x))", "f(g(x)) + 0", "g(f(x))")]
    [InlineData("f^{-1}(x) = 2x", "2x", "f(x) = x/2")]
    [InlineData("\\frac{dy}{dx} = 2x", "2x", "\\frac{y}{x} = 2x")]
    [InlineData("\\frac{dy}{dx}", "\\dfrac{dy}{dx}", "\\frac{y}{x}")]
    public void What_a_name_says_and_in_which_order(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("1 < x < 2", "x > 1 and x < 2", "x > 1 and y < 2")]
    [InlineData("x < 1", "(-\\infty, 1)", "y < 1")]
    [InlineData("|x| < 1", "-1 < x < 1", "x < 1")]
    [InlineData("y = |x|", "y = \\sqrt{x^2}", "y = x")]
    [InlineData("x=1, y=2", "y=2, x=1", "\\{1,2\\}")]
    [InlineData("(0,1)", "0 < x < 1", "0 < x < 1, 0 < y < 1")]
    [InlineData("(1,3),(2,4)", "(2,4),(1,3)", "(1,2),(1,4)")]
    [InlineData("(1,3),(2,4)", "\\{(1,3),(2,4)\\}", "(1,4)")]
    [InlineData("\\{(1,2)\\}", "(1,2)", "\\{1,2\\}")]
    [InlineData("\\{1\\}", "1", "\\{\\{1\\}\\}")]
    [InlineData("{1,2,3}", "\\{3,2,1\\}", "(1,2,3)")]
    [InlineData("x \\neq \\pm 5", "(-\\infty,-5)\\cup(-5,5)\\cup(5,\\infty)", "x \\neq 5")]
    [InlineData("-\\infty < x < \\infty", "\\mathbb{R}", "x > 0")]
    [InlineData("0 < x < \\infty", "(0,\\infty)", "[0,\\infty)")]
    [InlineData("2n, n \\in \\mathbb{Z}", "2k, k \\in \\mathbb{Z}", "2n, n \\in \\mathbb{N}")]
    [InlineData("x \\ge 2", "[2,\\infty)", "x \\ge 2, x \\in \\mathbb{Z}")]
    public void Sets_points_and_conditions(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("|b|", "\\sqrt{b^2}", "b")]
    [InlineData("|t|", "\\sqrt{t^2}", "t")]
    [InlineData("|xy|", "\\sqrt{x^2y^2}", "xy")]
    [InlineData("2\\left(\\frac{1}{2}\\right)", "1", "2\\frac12")]
    [InlineData("5!!", "15", "120!")]
    [InlineData("\\sec^{-1}(2)", "\\frac{\\pi}{3}", "\\cos 2")]
    [InlineData("\\sinh^{-1}(1)", "\\ln(1+\\sqrt{2})", "\\frac{1}{\\sinh 1}")]
    [InlineData("3 (x - y)", "3x - 3y", "3")]
    [InlineData("3 (sin x)", "3\\sin x", "3")]
    [InlineData("5 hundredths", "0.05", "5")]
    [InlineData("thirty two", "32", "one two")]
    [InlineData("\\text{-two}", "-2", "two")]
    [InlineData("2", "two", "two and three")]
    [InlineData("p \\to q", "p → q", "q")]
    public void Formulas_and_numbers_in_words(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("There are 5 million people.", "5000000", "5")]
    [InlineData("It costs 5 cents.", "5 cents", "$5")]
    [InlineData("It costs $5.", "5 dollars", "5 cents")]
    [InlineData("There are 12 students.", "12", "13 students")]
    [InlineData("The total is 7", "7", "He has 7 more apples.")]
    [InlineData("Alice has 3.5 more than Bob has.", "Alice has 3.5 more than Bob has", "Alice has 35 more than Bob has.")]
    [InlineData("Room 1 23 on the left side", "room 1 23 on the left side", "room 12 3 on the left side")]
    [InlineData("1,000 people came to see it all", "1000 people came to see it all", "1,00 people came to see it all")]
    [InlineData("(A) and (C)", "\\text{(A), (C)}", "(A)")]
    [InlineData("Alice and Bob", "Bob and Alice", "Alice and Carol")]
    [InlineData("Alice, Bob, and Carol", "Carol, Alice and Bob", "Carol and Bob")]
    [InlineData("Alice, Bob, Carol", "alice, bob, carol", "Carol, Bob, Alice")]
    public void Sentences_and_names(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("x^2 + C", "x^2 + c", "x^2")]
    [InlineData("\\frac12 \\sin^2 x + C", "-\\frac12 \\cos^2 x + C", "-\\frac12 \\cos^2 x")]
    [InlineData("\\ln|2x| + C", "\\ln|x| + C", "\\ln|x| + x + C")]
    [InlineData("5 + C", "C + 5", "7 + C")]
    [InlineData("x + c", "c + x", "x + k")]
    public void A_constant_of_integration(string answer, string same, string other) => Tells(answer, same, other);

    [Theory]
    [InlineData("3\\mathbf{i} + 4\\mathbf{j}", "(3,4)", "(4,3)")]
    [InlineData("3\\mathbf{i} - 4\\mathbf{j} + \\mathbf{k}", "\\langle 3,-4,1 \\rangle", "\\langle 3,-4,0 \\rangle")]
    [InlineData("\\hat{\\imath} - \\hat{k}", "(1,0,-1)", "(1,-1)")]
    [InlineData("2i - 3j + k", "\\begin{pmatrix}2\\\\-3\\\\1\\end{pmatrix}", "(2,3,1)")]
    [InlineData("3\\mathbf{i} + 4\\mathbf{j}", "(3,4,0)", "(3,4,1)")]
    [InlineData("2\\vec{i} + 3\\vec{j}", "3\\vec{j} + 2\\vec{i}", "3\\vec{i} + 2\\vec{j}")]
    [InlineData("(3,4)^T", "(3,4)", "(4,3)")]
    public void Vectors_by_their_components(string answer, string same, string other) => Tells(answer, same, other);

    private static void Tells(string answer, string same, string other)
    {
        foreach (var (compared, equal) in new[] { (same, true), (other, false) })
        {
            var verdict = Equivalence.Compare(answer, compared);
            Assert.True(verdict.Equal == true == equal, $"'{answer}' and '{compared}': {verdict}");
            Assert.Equal(verdict, Equivalence.Compare(compared, answer));
        }
    }
}
