using Verify.Verifiers.Constraints;

namespace Verify.Verifiers.Tests.Constraints;

public sealed class ConstraintCheckerTests
{
    [Fact]
    public void Words_characters_and_lines_are_counted_without_the_blanks_around()
    {
        var findings = ConstraintChecker.Check(
            " one  two\n\nthr\U0001F600e \n",
            new SolutionConstraints
            {
                Words = new CountRange(3, 3),
                Characters = new CountRange(15, 15),
                Lines = new CountRange(3, 3),
            }
        );

        Assert.Equal(6, findings.Count);
        Assert.All(findings, finding => Assert.True(finding.IsKept, finding.ToString()));
    }

    [Fact]
    public void What_is_broken_says_what_stands_there_instead()
    {
        var findings = ConstraintChecker.Check(
            "one two three",
            new SolutionConstraints
            {
                Words = new CountRange(null, 2),
                MustContain = ["four"],
                MustNotContain = ["two"],
            }
        );

        Assert.Equal(
            [
                new ConstraintFinding("at most 2 words", false, "3 words"),
                new ConstraintFinding("contains 'four'", false, "it does not"),
                new ConstraintFinding("does not contain 'two'", false, "it does"),
            ],
            findings
        );
    }

    [Theory]
    [InlineData(AnswerFormat.Json, "{\"a\": [1, 2]}", true)]
    [InlineData(AnswerFormat.Json, "Here it is:\n```json\n{\"a\": 1}\n```\n", true)]
    [InlineData(AnswerFormat.Json, "{\"a\": [1, 2}", false)]
    [InlineData(AnswerFormat.Json, "", false)]
    [InlineData(AnswerFormat.Number, "So it is.\nThe answer is 1,234.5.", true)]
    [InlineData(AnswerFormat.Number, "The answer is -3/4.", true)]
    [InlineData(AnswerFormat.Number, "The answer is x + 1.", false)]
    [InlineData(AnswerFormat.Boxed, @"So \boxed{7}.", true)]
    [InlineData(AnswerFormat.Boxed, @"So 7, and \boxed{}.", false)]
    public void A_format_is_that_of_the_text_or_of_its_answer(AnswerFormat format, string text, bool kept) =>
        Assert.Equal(kept, Assert.Single(ConstraintChecker.Check(text, new SolutionConstraints { Format = format })).IsKept);

    [Theory]
    [InlineData("^Step 1", "Step 1: add.", true)]
    [InlineData("^Step 1", "First, Step 1", false)]
    public void A_pattern_matches_somewhere_in_the_text(string pattern, string text, bool kept) =>
        Assert.Equal(kept, Assert.Single(ConstraintChecker.Check(text, new SolutionConstraints { Pattern = pattern })).IsKept);

    [Fact]
    public void A_pattern_that_makes_backtracking_explode_is_answered() =>
        Assert.False(
            Assert.Single(ConstraintChecker.Check(new string('a', 50_000) + "!", new SolutionConstraints { Pattern = "^(a+)+$" })).IsKept
        );

    [Theory]
    [InlineData("(", "This is no regular expression")]
    [InlineData(@"(a)\1", "back-references")]
    [InlineData("a(?=b)", "Look-around")]
    public void A_pattern_that_cannot_be_matched_in_linear_time_is_refused(string pattern, string reason)
    {
        var (field, message) = Assert.Single(new SolutionConstraints { Pattern = pattern }.Errors());

        Assert.Equal("pattern", field);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constraints_that_nothing_can_keep_are_refused_all_at_once()
    {
        var constraints = new SolutionConstraints
        {
            Words = new CountRange(5, 4),
            Lines = new CountRange(-1, null),
            Pattern = new string('a', SolutionConstraints.LongestPattern + 1),
            MustContain = ["a", ""],
        };

        Assert.Equal(["words.min", "lines.min", "pattern", "mustContain[1]"], constraints.Errors().Select(error => error.Field));
    }
}
