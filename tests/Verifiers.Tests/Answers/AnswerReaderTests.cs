using Verify.Verifiers.Answers;

namespace Verify.Verifiers.Tests.Answers;

public sealed class AnswerReaderTests
{
    private static readonly AnswerReader Reader = new();

    [Fact]
    public void The_answer_to_a_mathematical_problem_is_what_the_solution_ends_with() =>
        Assert.Equal("12", Reader.Read("We get $\\boxed{12}$.", ProblemKind.Math));

    [Fact]
    public void The_answer_to_a_code_problem_is_its_last_fenced_block() =>
        Assert.Equal(
            "def f(x):\n    return x",
            Reader.Read("First try:\n```python\npass\n```\nBetter:\n```python\ndef f(x):\n    return x\n```\nDone.", ProblemKind.Code)
        );

    [Fact]
    public void Code_without_a_fence_is_the_answer_with_its_indentation() =>
        Assert.Equal("    return x", Reader.Read("\n    return x\n", ProblemKind.Code));

    [Fact]
    public void The_answer_to_a_text_problem_is_what_follows_a_marker_else_the_whole_text_trimmed()
    {
        Assert.Equal("Paris", Reader.Read("It is on the Seine.\nThe answer is Paris.\n", ProblemKind.Text)?.TrimEnd('.'));
        Assert.Equal("It is on the Seine.", Reader.Read("  It is on the Seine.\n", ProblemKind.Text));
    }
}
