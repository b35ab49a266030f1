using Verify.Mathematics.Answers.Reading;

namespace Verify.Mathematics.Tests.Answers;

public sealed class FinalAnswerTests
{
    [Theory]
    [InlineData("We get $\\boxed{12}$.", "12")]
    [InlineData("First $\\boxed{1}$, then $\\boxed{\\frac{3}{56}}$.", "\\frac{3}{56}")]
    [InlineData("\\boxed{\\{1, 2\\}}", "\\{1, 2\\}")]
    [InlineData("so \\boxed{\\text{Evelyn}} is our answer", "\\text{Evelyn}")]
    [InlineData("cut off in \\boxed{12", "12")]
    [InlineData("The answer is 4. Check: \\boxed{5}", "5")]
    [InlineData("\\boxed{1} and $\\boxed{2}$", "1, 2")]
    [InlineData("\\boxed{\\frac{\\fbox{1}}{2}}", "\\frac{\\fbox{1}}{2}")]
    [InlineData("\\boxed 5", "5")]
    [InlineData("\\boxed{7}, not \\boxed{}", "7")]
    [InlineData("First \\boxed{5}. No, that is wrong: \\boxed{7}. Check: 3 + 4 = 7.", "7")]
    [InlineData("\\boxed{2x+1}}", "2x+1")]
    public void The_last_box_is_the_answer_with_its_braces_balanced(string solution, string answer) => Expect(answer, solution);

    [Theory]
    [InlineData("2 + 1 = 3\nThe answer is 3.", "3")]
    [InlineData("48 / 2 = 24\n#### 24", "24")]
    [InlineData("So 3 * 9 = 27\nA: 27", "27")]
    [InlineData("A: 5\nNo, wait.\nA: 2,000,000", "2,000,000")]
    [InlineData("**Answer:** 72 clips", "72 clips")]
    [InlineData("Final Answer: The final answer is $[-3, 2]$. I hope it is correct.", "[-3, 2]")]
    [InlineData("The answer is:\n\\[ 420 \\]", "420")]
    [InlineData("The answer is (B).", "(B)")]
    [InlineData("The correct option is (C).", "(C)")]
    [InlineData("The answer is therefore 12.", "12")]
    [InlineData("The correct answer is: **B. 42**", "B. 42")]
    [InlineData("Answer: 20\n\nExplanation: 4 groups of 5.", "20")]
    [InlineData("The answer is $5$ dollars.", "5 \\text{ dollars}")]
    [InlineData("So the answer is $x = 2$ or $x = 3$.", "x = 2, x = 3")]
    [InlineData("The final answer is $1$, $2$ and $3$. I hope it is correct.", "1, 2, 3")]
    [InlineData("The answer is $6$, since $2 \\cdot 3 = 6$.", "6")]
    [InlineData("<think>It is 3, or 4.</think>\n<answer>\\frac{1}{2}</answer>", "\\frac{1}{2}")]
    [InlineData("<answer>\n42 apples\n</answer>", "42 apples")]
    [InlineData("The answer is -1.8 billion", "-1.8 billion")]
    [InlineData("Final Answer: Jane started growing it 3 hours ago. I hope it is correct.", "Jane started growing it 3 hours ago")]
    public void What_stands_behind_the_last_marker_is_the_answer(string solution, string answer) => Expect(answer, solution);

    [Theory]
    [InlineData("x^2 + 1")]
    [InlineData("1 000")]
    [InlineData("10/9")]
    [InlineData("$18$")]
    public void A_text_that_is_nothing_but_an_answer_is_read_whole(string answer) => Expect(answer, answer);

    [Theory]
    [InlineData("He pays $12 and has 6 apples left", "6 apples")]
    [InlineData("the number is not 10 which is 1,000.99€", "1,000.99€")]
    [InlineData("Thus $x \\leq 2$ is what remains.", "x \\leq 2")]
    [InlineData("That makes **42** in all", "42")]
    [InlineData("That is $28$ % of all", "28 %")]
    [InlineData("The roots are $1$, $2$ and $3$.", "1, 2, 3")]
    [InlineData("The meeting ends at 10:30 AM today", "10:30 AM")]
    [InlineData("So it is √2", "√2")]
    public void Without_a_marker_the_last_bold_text_formula_or_number_counts(string solution, string answer) => Expect(answer, solution);

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("I cannot solve it.")]
    [InlineData("I do not know what to do here, so I shall not try to find it.")]
    public void A_solution_that_states_nothing_has_no_answer(string solution) => Assert.Null(FinalAnswer.Read(solution));

    private static void Expect(string answer, string solution) => Assert.Equal(answer, FinalAnswer.Read(solution));
}
