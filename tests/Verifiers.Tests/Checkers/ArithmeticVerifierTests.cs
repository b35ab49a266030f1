using Verify.Verifiers.Checkers;

namespace Verify.Verifiers.Tests.Checkers;

public sealed class ArithmeticVerifierTests
{
    private static readonly Problem Problem = new("How many?", ProblemKind.Math);

    [Fact]
    public async Task A_step_scores_one_when_right_zero_when_wrong_and_nothing_without_a_calculation()
    {
        await using var session = await new ArithmeticVerifier().OpenAsync(Problem, 0, TestContext.Current.CancellationToken);
        var first = StepPath.Empty.Append("2 + 2 = 4\n");
        var second = first.Append("4 * 3 = 13\n");
        var third = second.Append("So he is done.\n");

        Assert.Equal([1, 0, null], await session.Process!.ScoreAsync([first, second, third], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_solution_is_as_right_as_its_worst_calculation()
    {
        await using var session = await new ArithmeticVerifier().OpenAsync(Problem, 0, TestContext.Current.CancellationToken);
        var right = StepPath.Empty.Append("2 + 2 = 4\n").Append("Done.");
        var wrong = right.Append("4 + 4 = 9");

        Assert.Equal(
            [1, 0, null],
            await session.Outcome!.ScoreAsync([right, wrong, StepPath.Empty.Append("Done.")], TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_program_states_no_calculation()
    {
        await using var session = await new ArithmeticVerifier().OpenAsync(
            new Problem("Write f.", ProblemKind.Code),
            0,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            [null],
            await session.Process!.ScoreAsync([StepPath.Empty.Append("    return 2 + 2 == 5\n")], TestContext.Current.CancellationToken)
        );
    }
}
