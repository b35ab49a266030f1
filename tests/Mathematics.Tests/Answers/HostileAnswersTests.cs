using Verify.Mathematics.Answers;
using Verify.Mathematics.Answers.Reading;
using Verify.Mathematics.Arithmetic;
using Verify.Tests.Shared.Fakes;

namespace Verify.Mathematics.Tests.Answers;

/// <summary>Solutions are written by models and strangers: no text may throw, hang or exhaust the stack.</summary>
public sealed class HostileAnswersTests
{
    private const int Length = 65536;

    [Fact]
    public void Long_repetitions_are_read_compared_and_checked()
    {
        foreach (var bomb in RandomText.Bombs(Length))
        {
            Assert.NotEqual("", FinalAnswer.Read(bomb));
            Assert.NotEmpty(new AnswerEquivalence().Compare(bomb + "1", bomb + "2").Reason);
            Assert.All(ArithmeticChecker.Check(bomb), finding => Assert.InRange(finding.Start + finding.Length, 1, bomb.Length));
        }
    }

    [Fact]
    public void Deep_nesting_is_read_compared_and_checked()
    {
        var nested = new string('(', Length / 2) + "1+1" + new string(')', Length / 2);
        Assert.NotEmpty(new AnswerEquivalence().Compare(nested, "2").Reason);
        Assert.Empty(ArithmeticChecker.Check(nested + " = 3"));
    }

    [Fact]
    public void Malformed_snippets_are_read_compared_and_checked()
    {
        foreach (var snippet in RandomText.MathSnippets(seed: 11, count: 2000))
        {
            var read = FinalAnswer.Read(snippet);
            Assert.True(read is null || !string.IsNullOrWhiteSpace(read));
            Assert.NotEmpty(new AnswerEquivalence().Compare(snippet, read ?? "1").Reason);
            Assert.All(ArithmeticChecker.Check(snippet), finding =>
                Assert.Equal(snippet.Substring(finding.Start, finding.Length), finding.Equation)
            );
        }
    }

    [Fact]
    public void Formulas_out_of_reach_are_read_compared_and_checked()
    {
        foreach (
            var (first, second) in RandomText.ShortBombs().SelectMany(first => RandomText.ShortBombs().Select(second => (first, second)))
        )
        {
            var verdict = new AnswerEquivalence().Compare(first, second);
            Assert.Equal(verdict, new AnswerEquivalence().Compare(second, first));
            Assert.True(first != second || verdict.Equal == true);
            Assert.All(ArithmeticChecker.Check($"{first} = {second}"), finding => Assert.NotEmpty(finding.Computed));
        }
    }

    [Fact]
    public void Mutated_answers_are_compared_alike_in_either_order()
    {
        const string Answer =
            "x \\in \\left[-\\frac{1}{2}, \\sqrt[3]{2}\\right) \\cup \\{\\binom{5}{2}, 3!\\}, |y| \\le 0.\\overline{3}, \\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}";
        var random = new Random(17);
        for (var i = 0; i < 1000; i++)
        {
            var (start, length) = (random.Next(Answer.Length), random.Next(1, 60));
            var cut = Answer.Remove(random.Next(Answer.Length), 1)[Math.Min(start, Answer.Length - 2)..];
            var other = Answer.Substring(start, Math.Min(length, Answer.Length - start));
            var verdict = new AnswerEquivalence().Compare(cut, other);
            Assert.NotEmpty(verdict.Reason);
            Assert.Equal(verdict, new AnswerEquivalence().Compare(other, cut));
        }
    }
}
