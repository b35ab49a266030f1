using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Checkers;
using Verify.Verifiers.Constraints;

namespace Verify.Verifiers.Tests.Checkers;

public sealed class ConstraintsVerifierTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_score_is_the_share_that_is_kept()
    {
        var problem = new Problem("How many?", ProblemKind.Math)
        {
            Constraints = new SolutionConstraints
            {
                Words = new CountRange(1, 2),
                MustContain = ["7"],
                MustNotContain = ["8"],
            },
        };
        await using var session = await new ConstraintsVerifier().OpenAsync(new VerifierOpening(problem, 0), None);

        Assert.Equal([1, 0.5], await session.Outcome!.ScoreAsync([Steps.Of("is 7"), Steps.Of("It is eight or 8 or 7")], None));
    }

    [Fact]
    public async Task What_is_kept_is_reported_and_what_an_earlier_session_reported_is_taken_over()
    {
        var problem = new Problem("How many?", ProblemKind.Math) { Constraints = new SolutionConstraints { MustContain = ["7"] } };
        await using var session = await new ConstraintsVerifier().OpenAsync(new VerifierOpening(problem, 0), None);
        var report = Assert.Single(await session.Reporter!.ReportAsync([Steps.Of("is 8")], None));
        session.Reporter.Remember(
            [Steps.Of("is 9")],
            [new SolutionReport { Constraints = [new ConstraintFinding("as told", true, null)] }]
        );

        Assert.Equal([new ConstraintFinding("contains '7'", false, "it does not")], report.Constraints!);
        Assert.False(report.IsSolved);
        Assert.Equal([0, 1], await session.Outcome!.ScoreAsync([Steps.Of("is 8"), Steps.Of("is 9")], None));
        Assert.Equal(1, session.Usage.Calls);
    }

    [Fact]
    public async Task Without_constraints_there_is_no_opinion()
    {
        await using var session = await new ConstraintsVerifier().OpenAsync(
            new VerifierOpening(new Problem("How many?", ProblemKind.Math), 0),
            None
        );

        Assert.Equal([null], await session.Outcome!.ScoreAsync([Steps.Of("7")], None));
    }
}
