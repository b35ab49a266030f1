using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.TestRuns;

namespace Verify.Verifiers.Tests.TestRuns;

public sealed class UnitTestsVerifierTests
{
    private static readonly Problem Problem = new("Write f.", ProblemKind.Code)
    {
        Tests = new CodeTests { EntryPoint = "f", Cases = ["assert f(1)", "assert f(2)", "assert f(3)", "assert f(4)"] },
    };

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_score_is_the_share_of_cases_that_pass()
    {
        var sandbox = new ScriptedSandbox
        {
            Passes = (solution, number) => solution.StartsWith("good", StringComparison.Ordinal) || number == 0,
        };
        await using var session = await new UnitTestsVerifier(sandbox).OpenAsync(new VerifierOpening(Problem, 0), None);

        Assert.Equal([1, 0.25], await session.Outcome!.ScoreAsync([Steps.Of("good"), Steps.Of("bad")], None));
    }

    [Fact]
    public async Task A_solution_is_run_once_in_a_session_whoever_asks()
    {
        var sandbox = new ScriptedSandbox();
        await using var session = await new UnitTestsVerifier(sandbox).OpenAsync(new VerifierOpening(Problem, 0), None);
        await session.Reporter!.ReportAsync([Steps.Of("a"), Steps.Of("b"), Steps.Of("a")], None);
        await session.Outcome!.ScoreAsync([Steps.Of("b"), Steps.Of("c")], None);

        Assert.Equal(["a\n", "b\n", "c\n"], sandbox.Tested);
    }

    [Fact]
    public async Task What_an_earlier_session_reported_is_not_run_again()
    {
        var sandbox = new ScriptedSandbox();
        await using var session = await new UnitTestsVerifier(sandbox).OpenAsync(new VerifierOpening(Problem, 0), None);
        session.Reporter!.Remember(
            [Steps.Of("a")],
            [
                new SolutionReport
                {
                    Tests = new TestReport(TestVerdict.Failed, [new CaseReport(TestVerdict.Failed, 0, "f(1)")], "bubblewrap"),
                },
            ]
        );

        Assert.Equal([0, 1], await session.Outcome!.ScoreAsync([Steps.Of("a"), Steps.Of("b")], None));
        Assert.Equal(["b\n"], sandbox.Tested);
    }

    [Fact]
    public async Task A_sandbox_that_fails_is_no_opinion_on_the_solution()
    {
        await using var session = await new UnitTestsVerifier(new FailingSandbox()).OpenAsync(new VerifierOpening(Problem, 0), None);

        Assert.Equal([null], await session.Outcome!.ScoreAsync([Steps.Of("a")], None));
    }

    [Fact]
    public async Task A_problem_without_tests_is_not_run()
    {
        var sandbox = new ScriptedSandbox();
        await using var session = await new UnitTestsVerifier(sandbox).OpenAsync(
            new VerifierOpening(Problem with { Tests = null }, 0),
            None
        );

        Assert.Equal([null], await session.Outcome!.ScoreAsync([Steps.Of("a")], None));
        Assert.Null(session.Reporter);
        Assert.Empty(sandbox.Tested);
    }

    private sealed class FailingSandbox : ICodeSandbox
    {
        public SandboxState State { get; } = new(SandboxKind.Bubblewrap, "As told.", []);

        public IReadOnlyList<TestsError> Check(CodeTests tests) => [];

        public Task<TestReport> RunAsync(TestRun run, CancellationToken cancellationToken) =>
            Task.FromResult(
                new TestReport(TestVerdict.SandboxError, [new CaseReport(TestVerdict.SandboxError, 0, "it broke")], "bubblewrap")
            );

        public Task<ProgramReport> RunProgramAsync(ProgramRun run, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
