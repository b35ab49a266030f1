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
    public async Task Without_constraints_there_is_no_opinion()
    {
        await using var session = await new ConstraintsVerifier().OpenAsync(
            new VerifierOpening(new Problem("How many?", ProblemKind.Math), 0),
            None
        );

        Assert.Equal([null], await session.Outcome!.ScoreAsync([Steps.Of("7")], None));
    }
}
