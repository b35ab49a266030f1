using Verify.Verifiers.Checkers;

namespace Verify.Verifiers.Tests.Checkers;

public sealed class ArithmeticVerifierTests
{
    private static readonly Problem Problem = new("How many?", ProblemKind.Math);

    [Fact]
    public async Task A_step_scores_one_when_right_zero_when_wrong_and_nothing_without_a_calculation()
    {
        await using var session = await new ArithmeticVerifier().OpenAsync(
            new VerifierOpening(Problem, 0),
            TestContext.Current.CancellationToken
        );
        var first = StepPath.Empty.Append("2 + 2 = 4\n");
        var second = first.Append("4 * 3 = 13\n");
        var third = second.Append("So he is done.\n");

        var scores = await session.Process!.ScoreAsync([first, second, third], TestContext.Current.CancellationToken);

        Assert.Equal([1, 0, null], scores.Select(score => score.Value));
    }

    [Fact]
    public async Task A_solution_is_as_right_as_its_worst_calculation()
    {
        await using var session = await new ArithmeticVerifier().OpenAsync(
            new VerifierOpening(Problem, 0),
            TestContext.Current.CancellationToken
        );
        var right = StepPath.Empty.Append("2 + 2 = 4\n").Append("Done.");
        var wrong = right.Append("4 + 4 = 9");

        var scores = await session.Outcome!.ScoreAsync(
            [right, wrong, StepPath.Empty.Append("Done.")],
            TestContext.Current.CancellationToken
        );

        Assert.Equal([1, 0, null], scores.Select(score => score.Value));
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_step_its_place_and_the_right_value()
    {
        await using var session = await new ArithmeticVerifier().OpenAsync(
            new VerifierOpening(Problem, 0),
            TestContext.Current.CancellationToken
        );
        var solution = StepPath.Empty.Append("2 + 2 = 4\n").Append("So 4 * 3 = 13\n").Append("13 - 1 = 11\n");
        var steps = await session.Process!.ScoreAsync(solution.Prefixes(), TestContext.Current.CancellationToken);
        var whole = Assert.Single(await session.Outcome!.ScoreAsync([solution], TestContext.Current.CancellationToken)).Evidence!;

        Assert.Null(steps[0].Evidence);
        Assert.Equal(
            new Evidence("'4 * 3 = 13': 12, not 13") { Spans = [new EvidenceSpan(1, 3, 10, "12")], FirstError = 1 },
            steps[1].Evidence
        );
        Assert.Equal((1, "'4 * 3 = 13': 12, not 13\n'13 - 1 = 11': 12, not 11"), (whole.FirstError!.Value, whole.Text));
        Assert.Equal([1, 2], whole.Spans.Select(span => span.Step));
    }

    [Fact]
    public async Task A_program_states_no_calculation()
    {
        await using var session = await new ArithmeticVerifier().OpenAsync(
            new VerifierOpening(new Problem("Write f.", ProblemKind.Code), 0),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            [null],
            await session.Process!.ScoreAsync([StepPath.Empty.Append("    return 2 + 2 == 5\n")], TestContext.Current.CancellationToken)
        );
    }
}
