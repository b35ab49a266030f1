using Verify.Mathematics.Answers;
using Verify.Mathematics.Answers.Reading;

namespace Verify.Mathematics.Tests.Answers;

/// <summary>A solution is read, its reference too, and the two are compared: what is accepted, and what looks like it and is not.</summary>
public sealed class JudgedSolutionTests
{
    private const string UsualProblem = "Find the answer.";

    private static readonly AnswerEquivalence Equivalence = new();

    [Theory]
    [InlineData("6", "\\text{multiples of } 6", false)]
    [InlineData("9", "\\begin{pmatrix}1&2&3\\\\4&5&6\\\\7&8&9\\end{pmatrix}", false)]
    [InlineData(
        "\\boxed{\\begin{pmatrix}1&2&3\\\\4&5&6\\\\7&8&9\\end{pmatrix}}",
        "\\begin{pmatrix}1&2&3\\\\4&5&6\\\\7&8&9\\end{pmatrix}",
        true
    )]
    [InlineData("\\boxed{8}", "\\int_1^3 x^3\\,dx = 8", false)]
    [InlineData("The answer is at most 7.", "at least 7", false)]
    [InlineData("The answer is at least 7.", "at least 7", true)]
    [InlineData("no more than 4", "no less than 4", false)]
    [InlineData("\\boxed{3}", "x=1 is a minimum, x=3 is a maximum", false)]
    [InlineData("up to 10", "from 10", false)]
    [InlineData("The answer is Carol by 3 points.", "Dave by 3 points", false)]
    [InlineData("\\boxed{\\text{June 7}}", "June 7", true)]
    [InlineData("June 7", "July 7", false)]
    [InlineData("\\boxed{\\text{remainder 3}}", "quotient 3", false)]
    [InlineData("all integers greater than 5", "all integers less than 5", false)]
    [InlineData("\\boxed{\\text{all integers greater than 5}}", "all integers greater than 5", true)]
    [InlineData("\\boxed{12}", "11 r 12", false)]
    [InlineData("\\boxed{2}", "(x+1)(x-2) \\text{ has roots } -1, 2", false)]
    [InlineData("Thus the answer is perpendicular to the line y = 2x.", "perpendicular to the line y = 2x", true)]
    [InlineData("The answer is exactly one.", "at least one", false)]
    [InlineData("minimum 4", "maximum 4", false)]
    [InlineData("\\boxed{\\text{level 2}}", "level 3", false)]
    [InlineData("\\boxed{\\text{between 3 and 5}}", "\\text{between 3 and 5}", true)]
    [InlineData("\\boxed{5}", "between 3 and 5", false)]
    [InlineData("\\boxed{7}", "x \\equiv 3 \\pmod{7}", false)]
    [InlineData("the second 5", "the first 5", false)]
    public void A_reference_stands_as_it_is_words_included(string solution, string reference, bool? equal) =>
        Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("\\boxed{3^{1999}+2}", "3^{1999}-2", false)]
    [InlineData("\\boxed{1+5^{-900}}", "1", false)]
    [InlineData("\\boxed{\\frac{3^{1000}-1}{2}}", "\\frac{1}{2}(3^{1000}-1)", true)]
    [InlineData("\\boxed{2^{2024}}", "4^{1012}", true)]
    [InlineData("\\boxed{2^{2024}}", "4^{1012}+2", false)]
    [InlineData("\\boxed{y-10^{-250}}", "y", false)]
    [InlineData("\\boxed{500!\\cdot 501}", "501!", true)]
    [InlineData("\\boxed{\\binom{3000}{1500}}", "\\binom{3000}{1499}", false)]
    [InlineData("\\boxed{\\sum_{k=0}^{500} 2^k}", "2^{501}-1", true)]
    [InlineData("\\boxed{7^{7^{7}}}", "7^{7^7}+1", false)]
    [InlineData("\\boxed{x \\cdot 2^{3000}}", "2^{2999}\\cdot 2x", true)]
    [InlineData("\\boxed{[0, 2^{1500}]}", "[0, 2^{1500}+1]", false)]
    [InlineData("\\boxed{x < 3^{1400}}", "x < 3^{1400}+1", false)]
    [InlineData("\\boxed{e^{-600}+1}", "1", null)]
    public void Large_numbers_are_compared_exactly(string solution, string reference, bool? equal) =>
        Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("\\boxed{\\text{never }7}", "7", false)]
    [InlineData("\\boxed{\\text{at most }7}", "7", false)]
    [InlineData("\\boxed{\\text{no more than }7}", "7", false)]
    [InlineData("\\boxed{\\text{other than }7}", "7", false)]
    [InlineData("\\boxed{\\text{half of }8}", "8", false)]
    [InlineData("\\boxed{\\text{cube root of }8}", "8", false)]
    [InlineData("\\boxed{\\text{factorial of }4}", "4", false)]
    [InlineData("\\boxed{\\text{minus }7}", "-7", true)]
    [InlineData("\\boxed{\\text{negative }7}", "-7", true)]
    [InlineData("\\boxed{\\text{Total: }7}", "7", true)]
    [InlineData("\\boxed{\\text{The sum is }7}", "7", true)]
    [InlineData("\\boxed{\\text{about }7}", "7", true)]
    [InlineData("\\boxed{\\text{less than }7}", "7", false)]
    [InlineData("\\boxed{\\text{opposite of }7}", "7", false)]
    [InlineData("\\boxed{\\text{inverse of }7}", "7", false)]
    [InlineData("\\boxed{\\text{after }7}", "7", false)]
    [InlineData("\\boxed{\\text{divisible by }7}", "7", false)]
    [InlineData("\\boxed{\\text{everything but }7}", "7", false)]
    [InlineData("\\boxed{\\text{beyond }7}", "7", false)]
    [InlineData("\\boxed{\\text{mod }7}", "7", false)]
    [InlineData("\\boxed{\\text{Tom}=7,\\text{Ann}=2}", "\\text{Ann}=7,\\text{Tom}=2", false)]
    [InlineData("\\boxed{\\text{Nothing is 7}}", "7", false)]
    [InlineData("\\boxed{\\text{Rotate 90 left}}", "\\text{Rotate 90 right}", false)]
    [InlineData("\\boxed{\\text{Cube 3}}", "3", false)]
    [InlineData("\\boxed{\\text{There are 7 ways}}", "7", true)]
    [InlineData("\\boxed{-x}", "\\text{negative } -x", false)]
    public void Words_that_change_a_value_are_not_set_aside(string solution, string reference, bool? equal) =>
        Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("15% markup", "15% discount", false)]
    [InlineData("\\boxed{\\text{10 m north}}", "10 m south", false)]
    [InlineData("\\boxed{4 (meters)}", "\\boxed{4 (inches)}", false)]
    [InlineData("\\boxed{7 (million)}", "7", false)]
    [InlineData("\\boxed{7 (million)}", "7 million", true)]
    [InlineData("\\boxed{4 (meters)}", "4 m", true)]
    [InlineData("\\boxed{8\\text{ years older}}", "8\\text{ years younger}", false)]
    [InlineData("\\boxed{5 (gain)}", "\\boxed{5 (loss)}", false)]
    [InlineData("8 floors up", "8 floors down", false)]
    [InlineData("\\boxed{3\\text{ wins}}", "3\\text{ draws}", false)]
    [InlineData("The answer is 30 degrees east.", "30 degrees west", false)]
    [InlineData("\\boxed{500\\text{ BCE}}", "500\\text{ CE}", false)]
    [InlineData("\\boxed{10\\text{ seconds faster}}", "10\\text{ seconds slower}", false)]
    [InlineData("\\boxed{4\\text{ boys}}", "4\\text{ girls}", false)]
    [InlineData("3 units inside", "3 units outside", false)]
    [InlineData("\\boxed{20\\%\\text{ increase}}", "20\\%", true)]
    [InlineData("\\boxed{\\text{20% decrease}}", "20% decrease", true)]
    [InlineData("\\boxed{6\\text{ hours ahead}}", "6\\text{ hours behind}", false)]
    [InlineData("\\boxed{\\text{Tom is 9}}", "\\text{Ann is 9}", false)]
    [InlineData("\\boxed{2\\text{ above par}}", "2\\text{ below par}", false)]
    [InlineData("\\boxed{5 (squared)}", "5", false)]
    public void Labels_of_opposite_or_other_meaning_make_another_answer(string solution, string reference, bool? equal) =>
        Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("\\boxed{f''(1)}", "f'(1)", false)]
    [InlineData("\\boxed{\\bar{x}'}", "\\bar{x}", false)]
    [InlineData("\\boxed{y' = 2x}", "y'=2x", true)]
    [InlineData("\\boxed{y' = 2x}", "2x", true)]
    [InlineData("\\boxed{\\text{chapters 5 and 6}}", "\\text{chapters 56}", false)]
    [InlineData("\\boxed{\\text{False, True}}", "\\text{False}", false)]
    [InlineData("\\boxed{A^*}", "A", false)]
    [InlineData("\\boxed{\\text{x_1}}", "\\text{x1}", false)]
    [InlineData("\\boxed{\\int x^2\\,dx}", "\\int x2\\,dx", false)]
    [InlineData("\\boxed{\\uparrow}", "\\downarrow", false)]
    [InlineData("\\boxed{\\text{PARIS}}", "paris", true)]
    [InlineData("\\boxed{B'}", "B", false)]
    [InlineData("\\boxed{😀}", "😁", false)]
    [InlineData("\\boxed{\\text{1, 2 and 3}}", "\\text{12 and 3}", false)]
    [InlineData("\\boxed{\\text{Tom, Ann and Bob}}", "Bob, Ann, and Tom", true)]
    public void Marks_and_case_of_texts_count(string solution, string reference, bool? equal) =>
        Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("\\boxed{2:00}", "3:00", false)]
    [InlineData("\\boxed{4:00}", "12:00", false)]
    [InlineData("\\boxed{7:05}", "7:50", false)]
    [InlineData("\\boxed{7:05}", "07:05", true)]
    [InlineData("\\boxed{19:05}", "7:05 pm", true)]
    [InlineData("\\boxed{7:05 am}", "7:05 pm", false)]
    [InlineData("\\boxed{2:20}", "4:40", false)]
    [InlineData("\\boxed{2:20}", "4:40", true, "What is the ratio of boys to girls?")]
    [InlineData("\\boxed{3:4}", "6:8", true)]
    [InlineData("\\boxed{3:4}", "4:3", false)]
    [InlineData("\\boxed{12:30}", "12:45", false)]
    [InlineData("\\boxed{2:30:00}", "3:30:00", false)]
    [InlineData("\\boxed{half past seven}", "7:30", true)]
    [InlineData("\\boxed{quarter to nine}", "8:45", true)]
    [InlineData("\\boxed{3.30 pm}", "3:30 PM", true)]
    [InlineData("\\boxed{0930 hours}", "9:30 AM", true)]
    public void Times_are_no_ratios(string solution, string reference, bool? equal, string problem = UsualProblem) =>
        Expect(equal, solution, reference, problem);

    [Theory]
    [InlineData("\\boxed{f'(x)=3x}", "f(x)=3x", false)]
    [InlineData("\\boxed{a_1=2}", "a_2=2", false)]
    [InlineData("\\boxed{|w|=3}", "w=3", false)]
    [InlineData("\\boxed{PQ=5}", "RS=5", false)]
    [InlineData("\\boxed{PQ=5}", "QP=5", true)]
    [InlineData("\\boxed{PQ=5}", "5", true)]
    [InlineData("\\boxed{g^{-1}(x)=x+1}", "g(x)=x+1", false)]
    [InlineData("\\boxed{\\angle A=30^\\circ}", "\\angle B=30^\\circ", false)]
    [InlineData("\\boxed{\\angle A=30^\\circ}", "30^\\circ", true)]
    [InlineData("\\boxed{f'(x)=3x}", "3x", true)]
    [InlineData("\\boxed{\\frac{dy}{dx}=3x}", "y'=3x", true)]
    [InlineData("\\boxed{\\frac{d^2y}{dx^2}=3x}", "y'=3x", false)]
    [InlineData("\\boxed{n(A)=4}", "n(B)=4", false)]
    [InlineData("\\boxed{P(A)=0.3}", "P(B)=0.3", false)]
    [InlineData("\\boxed{x=4}", "4", true)]
    [InlineData("\\boxed{x=4}", "y=4", false)]
    [InlineData("\\boxed{\\text{Area}=12}", "\\text{Perimeter}=12", false)]
    [InlineData("\\boxed{|A|=4}", "|C|=4", false)]
    public void Names_count_where_both_sides_have_one(string solution, string reference, bool? equal) =>
        Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("\\boxed{x=1 \\text{ or } y=2}", "x=1 \\text{ and } y=2", false)]
    [InlineData("\\boxed{x=1 \\text{ or } x=2}", "x=1, x=2", true)]
    [InlineData("\\boxed{p \\lor q}", "p \\land q", false)]
    [InlineData("\\boxed{x<1 \\text{ and } x>0}", "x<1 \\text{ or } x>0", false)]
    [InlineData("\\boxed{x>0 \\text{ and } x<1}", "0<x<1", true)]
    [InlineData("\\boxed{a>b \\text{ or } b>c}", "a>b, b>c", false)]
    [InlineData("\\boxed{a=1, b=2}", "a=1 \\text{ and } b=2", true)]
    public void And_is_not_or(string solution, string reference, bool? equal) => Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("\\boxed{n=2,m=7}", "(2,7)", false)]
    [InlineData("\\boxed{n=2,m=7}", "(7,2)", true)]
    [InlineData("\\boxed{\\theta=\\pi,r=2}", "(2,\\pi)", true)]
    [InlineData("\\boxed{z=1,y=2,x=3}", "(1,2,3)", false)]
    public void Unknowns_have_the_order_of_their_alphabet(string solution, string reference, bool? equal) =>
        Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("\\boxed{3.7}", "3,7", false)]
    [InlineData("\\boxed{3,7}", "3.7", true)]
    [InlineData("\\boxed{3,7}", "3,7", true)]
    [InlineData("\\boxed{7, 3}", "3,7", true)]
    [InlineData("\\boxed{7, 3}", "3,7", false, "List the numbers from least to greatest.")]
    [InlineData("\\boxed{C, B, A}", "A, B, C", false, "Arrange the towns in order of size.")]
    [InlineData("\\boxed{A, B, C}", "A, B, C", true, "Arrange the towns in order of size.")]
    public void A_comma_of_a_reference_parts_items_and_an_order_that_is_asked_for_counts(
        string solution,
        string reference,
        bool? equal,
        string problem = UsualProblem
    ) => Expect(equal, solution, reference, problem);

    [Theory]
    [InlineData("\\boxed{3**(2)}", "6", false)]
    [InlineData("\\boxed{3**(2)}", "9", true)]
    [InlineData("3**(1/2)", "\\sqrt{3}", true)]
    [InlineData("\\boxed{y**3}", "3y", false)]
    [InlineData("\\boxed{y**3}", "y^3", true)]
    [InlineData("\\boxed{(a-b)**2}", "a^2-2ab+b^2", true)]
    [InlineData("\\boxed{5**-1}", "1/5", true)]
    [InlineData("\\boxed{5**-1}", "-5", false)]
    [InlineData("**12** apples", "12", true)]
    [InlineData("\\boxed{2 ** n}", "2^n", true)]
    [InlineData("\\boxed{2 ** n}", "2n", false)]
    [InlineData("\\boxed{\\sqrt{x}**2 + 1}", "\\sqrt{x}^2+1", true)]
    public void Two_stars_are_a_power_between_operands(string solution, string reference, bool? equal) =>
        Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("<thinking>\\boxed{9}</thinking> So it is 12.", "12", true)]
    [InlineData("<thinking>\\boxed{9}</thinking> So it is 12.", "9", false)]
    [InlineData("<|begin_of_thought|> \\boxed{3} <|end_of_thought|> The final answer is 8.", "8", true)]
    [InlineData("let me see \\boxed{3} </think> It is 8.", "3", false)]
    [InlineData("<think> The answer is 5 and so", "5", null)]
    [InlineData("\\boxed{4} is the side. The final answer is 16.", "16", true)]
    [InlineData("\\boxed{4} is the side. The final answer is 16.", "4", false)]
    [InlineData("The answer is 16. We box it: \\boxed{16}", "16", true)]
    [InlineData("\\boxed{16}. The answer is correct.", "16", true)]
    [InlineData("\\boxed{16}\n\nThe answer is thus verified.", "16", true)]
    [InlineData("[THINK]maybe 3[/THINK]7", "7", true)]
    [InlineData("<think>hmm 4</think>\n\nx = 7", "7", true)]
    public void The_last_statement_outside_of_thoughts_counts(string solution, string reference, bool? equal) =>
        Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("The answer is D. Note that B is close.", "D", true)]
    [InlineData("The answer is D. Note that B is close.", "B", false)]
    [InlineData("b", "B", true)]
    [InlineData("(B) 12", "B", true)]
    [InlineData("Choice B", "B", true)]
    [InlineData("\\boxed{E - twelve}", "E", true)]
    [InlineData("I choose A.", "A", true)]
    [InlineData("Therefore, the correct choice is (A).", "A", true)]
    [InlineData("A triangle has 3 sides, so C.", "A", false)]
    [InlineData("A triangle has 3 sides, so C.", "C", true)]
    [InlineData("It cannot be B, so the answer must be D", "D", true)]
    [InlineData("Answer: option D because A is too small", "D", true)]
    [InlineData("D) 15 cm", "D", true)]
    [InlineData("**D**", "D", true)]
    [InlineData("Answer: (d)", "D", true)]
    [InlineData("The answer is D.", "A", false)]
    [InlineData("Neither A nor B works. Hence C.", "C", true)]
    [InlineData("Option D is correct.", "D", true)]
    [InlineData("So the best option is D.", "D", true)]
    [InlineData("答案是 D。", "D", true)]
    [InlineData("\\boxed{\\text{(D)}}", "D", true)]
    [InlineData("The answer is \\textbf{(D)}", "D", true)]
    [InlineData("\\boxed{C}", "7", true, "Pick one: (A) 5 (B) 6 (C) 7 (D) 8")]
    [InlineData("\\boxed{A}", "7", false, "Pick one: (A) 5 (B) 6 (C) 7 (D) 8")]
    [InlineData("BDA", "ABD", true)]
    [InlineData("BDA", "ABC", false)]
    public void A_letter_is_read_where_a_choice_is_asked_for(
        string solution,
        string reference,
        bool? equal,
        string problem = UsualProblem
    ) => Expect(equal, solution, reference, problem);

    [Theory]
    [InlineData("La respuesta final es 81.", "81", true)]
    [InlineData("La réponse est 81, car 9 fois 9.", "81", true)]
    [InlineData("Die Antwort lautet 81, weil 9 mal 9.", "81", true)]
    [InlineData("A resposta é 81, pois 9 vezes 9.", "81", true)]
    [InlineData("Ответ: 81, так как 9 на 9.", "81", true)]
    [InlineData("答案为81个。", "81", true)]
    [InlineData("故答案是81。", "81", true)]
    [InlineData("答：一共有81个。", "81", true)]
    [InlineData("उत्तर: ८१", "81", true)]
    [InlineData("الإجابة هي ٨١", "81", true)]
    [InlineData("答えは81個です。", "81", true)]
    [InlineData("정답은 81개입니다.", "81", true)]
    [InlineData("٨١", "81", true)]
    [InlineData("八十一", "81", true)]
    [InlineData("五分之三", "3/5", true)]
    [InlineData("所以选B。", "B", true)]
    [InlineData("因此，答案是A。", "A", true)]
    [InlineData("答案是至少81。", "81", false)]
    [InlineData("共有81人。", "81", true)]
    [InlineData("La respuesta correcta es B.", "B", true)]
    [InlineData("Die richtige Antwort ist B.", "B", true)]
    [InlineData("Правильный ответ: B", "B", true)]
    public void Answers_are_read_in_many_languages(string solution, string reference, bool? equal) =>
        Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("The answer is 81, since 9*9=81.", "81", true)]
    [InlineData("The answer is **81**, as we saw.", "81", true)]
    [InlineData("Answer: 81</s>", "81", true)]
    [InlineData("Answer: 81 ✔", "81", true)]
    [InlineData("ANSWER - 81", "81", true)]
    [InlineData("The answer is 81 (nine squared).", "81", true)]
    [InlineData("The answer is 81, where 9 is the side.", "81", true)]
    [InlineData("The answer is 3\\sqrt{2}, which is about 4.24.", "3\\sqrt{2}", true)]
    [InlineData("The answer is $\\frac{5}{6}$, as required.", "5/6", true)]
    [InlineData("The answer is (4, -1), because both hold.", "(4,-1)", true)]
    [InlineData("The answer is x = 3 or x = 5, since both work.", "3,5", true)]
    [InlineData("The answer is 9 * 9, or 81.", "81", true)]
    [InlineData("The answer is 81<|im_end|>", "81", true)]
    [InlineData("Final Answer: 81 apples, and that is all.", "81", true)]
    [InlineData("The answer is 81: done.", "81", true)]
    [InlineData("The answer is \\boxed{81}, as required.", "81", true)]
    [InlineData("The answer is 12 cm, so B is right.", "12 cm", true)]
    [InlineData("<answer>81</answer> done in 2 steps", "81", true)]
    [InlineData("The answer is 0.5, i.e. one half.", "0.5", true)]
    [InlineData("The answer is 3/4 of the cake.", "3/4", true)]
    [InlineData("The answer is $1,250.50 in total.", "1250.50", true)]
    [InlineData("The answer is -7, not 7.", "-7", true)]
    [InlineData("The answer is -7, not 7.", "7", false)]
    [InlineData("The answer is 7 hours and 30 minutes.", "7.5 hours", true)]
    [InlineData("The answer is 2 1/2 cups.", "2.5", true)]
    [InlineData("The answer is approximately 81.", "81", true)]
    [InlineData("Answer: 81 because 9*9", "81", true)]
    public void Prose_behind_an_announced_answer_is_cut_off(string solution, string reference, bool? equal) =>
        Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("Hence it is 4^3.", "64", true)]
    [InlineData("Hence it is 4^3.", "3", false)]
    [InlineData("So we get 7 + 2i", "2", false)]
    [InlineData("So we get 7 + 2i", "7+2i", true)]
    [InlineData("So it starts at 8 PM.", "8 AM", false)]
    [InlineData("So y = 4 or y = 9.", "4,9", true)]
    [InlineData("So y = 4 or y = 9.", "9", false)]
    [InlineData("Thus we have 3/8.", "3/8", true)]
    [InlineData("Thus we have 3 / 8.", "8", false)]
    [InlineData("Hence the range is [1, 4).", "[1,4)", true)]
    [InlineData("So the equation is y = 3x - 2.", "y=3x-2", true)]
    [InlineData("It takes 2 hours 15 minutes.", "135 minutes", true)]
    [InlineData("Thus he has 5 red and 6 blue marbles.", "5 red, 6 blue", true)]
    [InlineData("It must be less than 9.", "9", false)]
    [InlineData("So the total is $45.", "45", true)]
    [InlineData("This leaves 30% of the cake.", "30%", true)]
    [InlineData("Therefore the vertex is (-1, 4).", "(-1,4)", true)]
    [InlineData("So there are 12 ways.", "12", true)]
    [InlineData("We obtain log_2(8).", "3", true)]
    [InlineData("We obtain 9 - 4.", "4", false)]
    [InlineData("We obtain 9 - 4.", "5", true)]
    [InlineData("Hence it is six.", "6", true)]
    [InlineData("So the date is May 7.", "May 7", true)]
    [InlineData("It is at least 3.", "3", false)]
    [InlineData("He needs 3.5 million.", "3500000", true)]
    public void Without_a_marker_all_that_belongs_to_the_last_number_counts(string solution, string reference, bool? equal) =>
        Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("(a) \\boxed{4}\n(b) \\boxed{9}\n(c) \\boxed{2}", "4,9,2", true)]
    [InlineData("(a) \\boxed{4}\n(b) \\boxed{9}", "9", false)]
    [InlineData("The smallest is $\\boxed{-3}$ and the largest is $\\boxed{8}$.", "-3,8", true)]
    [InlineData("\\boxed{1/4} \\approx \\boxed{0.25}", "1/4", true)]
    [InlineData("{\"answer\": \"x=5\", \"steps\": 3}", "5", true)]
    [InlineData("```json\n{\"final_answer\": [3, 4]}\n```", "3,4", true)]
    [InlineData("<answer>{\"answer\": 81}</answer>", "81", true)]
    public void Several_boxes_and_JSON(string solution, string reference, bool? equal) => Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("\\boxed{\\frac{\\pi}{4} \\approx 0.7854}", "\\frac{\\pi}{4}", true)]
    [InlineData("\\boxed{\\approx 12}", "12", true)]
    [InlineData("\\boxed{0^\\circ\\text{C}}", "32^\\circ\\text{F}", true)]
    [InlineData("\\boxed{0^\\circ\\text{C}}", "0^\\circ\\text{F}", false)]
    [InlineData("\\boxed{25^\\circ\\text{C}}", "298.15\\text{ K}", true)]
    [InlineData("\\boxed{45^\\circ 30'}", "45.5^\\circ", true)]
    [InlineData("\\boxed{12°30'}", "12.5°", true)]
    [InlineData("\\boxed{45^\\circ 30'}", "45.3^\\circ", false)]
    [InlineData("\\boxed{Tue}", "Tuesday", true)]
    [InlineData("\\boxed{Tue}", "Thursday", false)]
    [InlineData("\\boxed{Feb}", "February", true)]
    [InlineData("\\boxed{ten past four}", "4:10", true)]
    [InlineData("\\boxed{5 \\pi cm}", "5\\pi", true)]
    [InlineData("\\boxed{20 \\mu s}", "2\\times10^{-5} s", true)]
    [InlineData("\\boxed{5 k\\Omega}", "5000 \\Omega", true)]
    [InlineData("\\boxed{640 acres}", "1 square mile", true)]
    [InlineData("\\boxed{50¢}", "\\$0.50", true)]
    [InlineData("\\boxed{12 sq ft}", "12 ft^2", true)]
    [InlineData("\\boxed{6'2\"}", "74 inches", true)]
    [InlineData("\\boxed{1 lakh}", "100000", true)]
    [InlineData("\\boxed{1 in 4}", "\\frac14", true)]
    [InlineData("\\boxed{0xFF}", "255", true)]
    [InlineData("\\boxed{0b1101}", "13", true)]
    [InlineData("\\boxed{0xFF}", "0", false)]
    [InlineData("\\boxed{2'500}", "2500", true)]
    [InlineData("\\boxed{1’000}", "1000", true)]
    [InlineData("\\boxed{log10(100)}", "2", true)]
    [InlineData("\\boxed{log2(8)}", "3", true)]
    [InlineData("\\boxed{log2(8)}", "\\log 16", false)]
    [InlineData("\\boxed{\\text{no solutions exist}}", "no solution", true)]
    [InlineData("\\boxed{\\text{infinitely many}}", "infinitely many solutions", true)]
    [InlineData("\\boxed{\\text{none}}", "0", false)]
    [InlineData("\\boxed{x=y=3}", "x=3, y=3", true)]
    [InlineData("\\boxed{x=y=3}", "(3,3)", true)]
    [InlineData("\\boxed{x^2=9}", "x=3,-3", true)]
    [InlineData("\\boxed{x^2=9}", "x=3", false)]
    [InlineData("\\boxed{|x-1|=2}", "3, -1", true)]
    [InlineData("\\boxed{\\varepsilon}", "\\epsilon", true)]
    [InlineData("\\boxed{\\sqrt{x}=3}", "x=9", true)]
    [InlineData("\\boxed{2(1,3)}", "(2,6)", true)]
    [InlineData("\\boxed{(1,0)+s(2,1)}", "(1+2s, s)", true)]
    [InlineData("\\boxed{(1,0)+s(2,1)}", "(1+2s, 2s)", false)]
    [InlineData("\\boxed{\\Gamma(5)}", "24", true)]
    [InlineData("\\boxed{\\lfloor \\frac{n+1}{2} \\rfloor}", "\\lceil n/2 \\rceil", true)]
    [InlineData("\\boxed{\\lfloor \\frac{n}{2} \\rfloor}", "\\lceil n/2 \\rceil", false)]
    [InlineData("\\boxed{\\binom{n}{2}}", "\\frac{n!}{2!(n-2)!}", true)]
    [InlineData("\\boxed{\\binom{n}{k}}", "\\binom{n}{k+1}", false)]
    [InlineData("\\boxed{\\binom{n}{k}}", "\\binom{n}{n-k}", true)]
    [InlineData("\\boxed{\\binom{n}{k}+\\binom{n}{k+1}}", "\\binom{n+1}{k+1}", true)]
    [InlineData("\\boxed{1+2+3+\\cdots+100}", "5050", true)]
    [InlineData("\\boxed{1\\cdot3\\cdot5\\cdots9}", "945", true)]
    [InlineData("\\boxed{1+2+3+\\cdots+100}", "5000", false)]
    [InlineData("\\boxed{p \\Leftrightarrow q}", "q \\Leftrightarrow p", true)]
    [InlineData("\\boxed{7 (seven)}", "7", true)]
    [InlineData("\\boxed{5 \\text{ j}}", "5", true)]
    [InlineData("\\boxed{3+4j}", "3+4i", true)]
    [InlineData("⅗", "0.6", true)]
    [InlineData("2⅝", "2.625", true)]
    [InlineData("𝟓", "5", true)]
    [InlineData("－7", "-7", true)]
    [InlineData("β", "\\beta", true)]
    [InlineData("1 − 𝑥", "1-x", true)]
    [InlineData("５／６", "5/6", true)]
    public void Rare_notations_are_read(string solution, string reference, bool? equal) => Expect(equal, solution, reference, UsualProblem);

    [Theory]
    [InlineData("\\boxed{2^{500000}}", "2^{500001}", false)]
    [InlineData("\\boxed{900!/899!}", "900", true)]
    [InlineData("\\boxed{300!}", "300!+1", false)]
    [InlineData("\\boxed{\\frac{5}{0}}", "5", false)]
    [InlineData("\\boxed{\\gcd(12,18)}", "6", true)]
    [InlineData("\\boxed{\\gcd(2^{600}-1,2^{400}-1)}", "2^{200}-1", true)]
    public void What_is_huge_is_told_apart_or_left_open(string solution, string reference, bool? equal) =>
        Expect(equal, solution, reference, UsualProblem);

    private static void Expect(bool? equal, string solution, string reference, string problem)
    {
        var right = FinalAnswer.ReadReference(reference);
        Assert.NotNull(right);
        var expected = AnswerExpectation.Of(problem, right);
        var given = FinalAnswer.Read(solution, expected);
        var verdict = given is null ? new Equivalence(null, "no answer") : Equivalence.Compare(given, right, expected);
        Assert.True(verdict.Equal == equal, $"'{given}' and '{right}': {verdict}");
        if (given is not null)
        {
            Assert.Equal(verdict, Equivalence.Compare(right, given, expected));
        }
    }
}
