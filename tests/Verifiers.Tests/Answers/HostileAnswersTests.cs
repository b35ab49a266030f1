using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Answers;
using Verify.Verifiers.Arithmetic;

namespace Verify.Verifiers.Tests.Answers;

/// <summary>Solutions are written by models and strangers: no text may throw, hang or exhaust the stack.</summary>
public sealed class HostileAnswersTests
{
    private const int Length = 65536;

    [Fact]
    public void Long_repetitions_are_read_compared_and_checked()
    {
        foreach (var bomb in RandomText.Bombs(Length))
        {
            Assert.NotEqual("", new AnswerReader().Read(bomb, ProblemKind.Math));
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
            var read = new AnswerReader().Read(snippet, ProblemKind.Math);
            Assert.True(read is null || !string.IsNullOrWhiteSpace(read));
            Assert.NotEmpty(new AnswerEquivalence().Compare(snippet, read ?? "1").Reason);
            Assert.All(ArithmeticChecker.Check(snippet), finding => Assert.Equal(snippet.Substring(finding.Start, finding.Length), finding.Equation));
        }
    }
}
