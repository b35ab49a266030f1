using Microsoft.Extensions.Time.Testing;
using Verify.Search.Verification;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;
using Verify.Verifiers.Checkers;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Rewards;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.TestRuns;

namespace Verify.Search.Tests.Verification;

public sealed class SolutionVerificationTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Steps_are_cut_behind_their_separators_and_blank_ones_belong_to_the_next()
    {
        var solution = Assert.Single(await CheckAsync(new VerificationRequest { Problem = "What?", Solutions = ["\n\na\nb\n\n\nc\n \n"] }));

        Assert.Equal(["\n\na\n", "b\n", "\n\nc\n \n"], solution.Steps);
    }

    /// <remarks>
    /// Looking at the rest of the text behind every line took minutes for such solutions, during which nothing could end it.
    /// </remarks>
    [Theory]
    [InlineData("a", "\n", "", 1)]
    [InlineData("", "\n", "a", 1)]
    [InlineData("", "1\n", "", 65_000)]
    public async Task As_many_lines_as_a_solution_may_have_are_cut_and_scored(string before, string line, string after, int steps)
    {
        var text = before + string.Concat(Enumerable.Repeat(line, 65_000)) + after;
        var model = new RewardModelVerifier("model", new PseudoRandomRewardModel(1, new ByteTokenizer(), RewardDescriptions.Full));
        var solution = Assert.Single(
            await CheckAsync(
                new VerificationRequest
                {
                    Problem = "What?",
                    Solutions = [text],
                    Verifiers = ["model"],
                },
                [model]
            )
        );

        Assert.Equal(steps, solution.Steps.Count);
        Assert.Equal(text, string.Concat(solution.Steps));
        Assert.Equal(steps, solution.Scores["model"].Steps!.Count);
    }

    [Fact]
    public void A_problem_longer_than_the_context_of_a_named_verifier_is_refused_when_it_is_planned()
    {
        var model = new RewardModelVerifier(
            "model",
            new PseudoRandomRewardModel(1, new ByteTokenizer(), RewardDescriptions.Full with { ContextLength = 16 })
        );
        var checker = Checker([model], null, new VerificationLimits(), TimeProvider.System);
        var request = new VerificationRequest { Problem = "Twenty characters it has", Solutions = ["a"] };
        var error = Assert.Single(Assert.Throws<SearchRequestException>(() => checker.Plan(request with { Verifiers = ["model"] })).Errors);

        Assert.Equal(("problem", true), (error.Path, error.Kind == RequestErrorKind.TooLong));
        Assert.EndsWith("shorten it by at least 11 tokens, or remove this verifier.", error.Message, StringComparison.Ordinal);
        Assert.Empty(checker.Plan(request).Verifiers);
    }

    [Fact]
    public void A_nul_in_problem_or_reference_is_refused_by_its_place()
    {
        var checker = Checker([], null, new VerificationLimits(), TimeProvider.System);
        var errors = Assert
            .Throws<SearchRequestException>(() =>
                checker.Plan(
                    new VerificationRequest
                    {
                        Problem = "a\0b",
                        Solutions = ["a"],
                        Reference = "\0",
                    }
                )
            )
            .Errors;

        Assert.Equal(
            [
                ("problem", "The problem contains a NUL at character 1; remove it."),
                ("reference", "The reference contains a NUL at character 0; remove it."),
            ],
            errors.Select(error => (error.Path, error.Message))
        );
    }

    [Fact]
    public async Task Every_verifier_says_what_it_knows_of_each_solution_in_order()
    {
        var (steps, whole) = (
            StepScores.Verifier(("a\n", 0.75), ("b\n", 0.25)),
            new ScriptedVerifier("whole") { Solution = text => text.Length / 10.0 }
        );
        var solutions = await CheckAsync(
            new VerificationRequest
            {
                Problem = "What?",
                Solutions = ["a\nb\n", "b\n"],
                Verifiers = ["scripted", "whole"],
                Aggregation = "product",
            },
            [steps, whole]
        );

        Assert.Equal([0.75, 0.25], solutions[0].Scores["scripted"].Steps!);
        Assert.Equal([0.1875, 0.25], solutions.Select(solution => solution.Scores["scripted"].Score!.Value));
        Assert.Equal("product", solutions[0].Scores["scripted"].Aggregation);
        Assert.Equal([0.4, 0.2], solutions.Select(solution => solution.Scores["whole"].Score!.Value));
        Assert.Null(solutions[0].Scores["whole"].Steps);
    }

    [Fact]
    public async Task Answers_are_read_and_compared_with_that_of_the_reference()
    {
        var solutions = await CheckAsync(
            new VerificationRequest
            {
                Problem = "What?",
                Solutions = ["The answer is 7.", "The answer is 8.", "I do not know."],
                Reference = "A whole solution. The answer is 7.",
            }
        );

        Assert.Equal(["7", "8", null], solutions.Select(solution => solution.Answer));
        Assert.Equal([true, false, null], solutions.Select(solution => solution.Equivalence!.Value.Equal));
    }

    [Fact]
    public async Task What_is_wrong_with_one_solution_is_said_there_and_the_others_are_answered()
    {
        var solutions = await CheckAsync(
            new VerificationRequest
            {
                Problem = "What?",
                Solutions = [null, "a\0b", " \n", "aaaaaaaaaaaaaaaaaaaaa", "a\n"],
                Verifiers = ["scripted"],
            },
            [StepScores.Verifier()],
            new VerificationLimits { SolutionCharacters = 20 }
        );

        Assert.Equal(["not-text", "not-text", "blank", "too-long", null], solutions.Select(solution => solution.Failure?.Code));
        Assert.Equal(0.5, solutions[4].Scores["scripted"].Score);
        Assert.Equal(Enumerable.Range(0, 5), solutions.Select(solution => solution.Index));
    }

    [Fact]
    public async Task A_solution_beyond_the_models_context_says_so_and_is_not_scored_by_its_beginning()
    {
        var model = new RewardModelVerifier(
            "model",
            new PseudoRandomRewardModel(1, new ByteTokenizer(), RewardDescriptions.Full with { ContextLength = 64 })
        );
        var solutions = await CheckAsync(
            new VerificationRequest
            {
                Problem = "What?",
                Solutions = [$"a\n{new string('b', 100)}\n", "a\n"],
                Verifiers = ["model"],
            },
            [model]
        );

        Assert.NotNull(solutions[0].Scores["model"].Steps![0]);
        Assert.Null(solutions[0].Scores["model"].Steps![1]);
        Assert.Null(solutions[0].Scores["model"].Score);
        Assert.Contains(
            "1 of 2 steps have no score. Problem and solution are longer than the 64 tokens",
            solutions[0].Scores["model"].Message,
            StringComparison.Ordinal
        );
        Assert.NotNull(solutions[1].Scores["model"].Score);
    }

    [Fact]
    public async Task Tests_run_once_for_each_solution_whether_or_not_they_score()
    {
        var sandbox = new ScriptedSandbox { Passes = (solution, number) => solution == "good" || number == 0 };
        var request = new VerificationRequest
        {
            Problem = "Write f.",
            Solutions = ["good", "bad"],
            Tests = new CodeTests { EntryPoint = "f", Cases = ["assert f(1)", "assert f(2)"] },
        };
        var unscored = await CheckAsync(request, sandbox: sandbox);
        var scored = await CheckAsync(request with { Verifiers = ["tests"] }, sandbox: sandbox);

        Assert.Equal([2, 1], unscored.Select(solution => solution.Tests!.Passed));
        Assert.All(unscored, solution => Assert.Empty(solution.Scores));
        Assert.Equal([1, 0.5], scored.Select(solution => solution.Scores["tests"].Score!.Value));
        Assert.Equal(4, sandbox.Tested.Count);
    }

    [Fact]
    public async Task Many_solutions_are_taken_in_batches_and_none_is_scored_before_its_batch_is_wanted()
    {
        var verifier = StepScores.Verifier();
        var checker = Checker([verifier], null, new VerificationLimits(), TimeProvider.System);
        var plan = checker.Plan(
            new VerificationRequest
            {
                Problem = "What?",
                Solutions = [.. Enumerable.Range(0, 40).Select(number => $"step {number}\n")],
                Verifiers = ["scripted"],
            }
        );
        var sessions = new List<int>();
        await foreach (var solution in checker.VerifyAsync(plan, None))
        {
            Assert.Equal(sessions.Count, solution.Index);
            sessions.Add(verifier.Sessions.Count);
        }

        Assert.Equal([1, 2, 3], sessions.Distinct());
        Assert.All(verifier.Sessions, session => Assert.True(session.Disposed));
    }

    [Fact]
    public async Task When_the_time_is_up_what_is_left_says_so()
    {
        var time = new FakeTimeProvider();
        var verifier = StepScores.Verifier();
        verifier.BeforeCall = _ => time.Advance(TimeSpan.FromSeconds(7));
        var checker = Checker([verifier], null, new VerificationLimits { Time = TimeSpan.FromSeconds(10) }, time);
        var plan = checker.Plan(
            new VerificationRequest
            {
                Problem = "What?",
                Solutions = [.. Enumerable.Repeat("a\n", 40)],
                Verifiers = ["scripted"],
            }
        );
        var codes = new List<string?>();
        await foreach (var solution in checker.VerifyAsync(plan, None))
        {
            codes.Add(solution.Failure?.Code);
        }

        Assert.Equal(Enumerable.Repeat<string?>(null, 16).Concat(Enumerable.Repeat("time-limit", 24)), codes);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var request = new VerificationRequest
        {
            Problem = " ",
            Solutions = [],
            Reference = "",
            Verifiers = ["scripted", "nobody", "scripted", "constraints", "tests"],
            Aggregation = "median",
            StepSeparator = "",
            Constraints = new SolutionConstraints { Pattern = "(" },
        };
        var errors = Assert
            .Throws<SearchRequestException>(() =>
                Checker([StepScores.Verifier()], new ScriptedSandbox(), new VerificationLimits(), TimeProvider.System).Plan(request)
            )
            .Errors;

        Assert.Equal(
            [
                "aggregation",
                "constraints.pattern",
                "problem",
                "reference",
                "solutions",
                "stepSeparator",
                "verifiers[1]",
                "verifiers[2]",
                "verifiers[4]",
            ],
            errors.Select(error => error.Path).Order(StringComparer.Ordinal)
        );
    }

    private static SolutionVerification Checker(
        IReadOnlyList<IVerifier> verifiers,
        ScriptedSandbox? sandbox,
        VerificationLimits limits,
        TimeProvider time
    )
    {
        var answers = new PlainAnswers();
        return new SolutionVerification(
            [.. verifiers, new ConstraintsVerifier(), .. sandbox is null ? Array.Empty<IVerifier>() : [new UnitTestsVerifier(sandbox)]],
            answers,
            answers,
            sandbox,
            limits,
            time
        );
    }

    private static async Task<List<VerifiedSolution>> CheckAsync(
        VerificationRequest request,
        IReadOnlyList<IVerifier>? verifiers = null,
        VerificationLimits? limits = null,
        ScriptedSandbox? sandbox = null
    )
    {
        var checker = Checker(verifiers ?? [], sandbox, limits ?? new VerificationLimits(), TimeProvider.System);
        var solutions = new List<VerifiedSolution>();
        await foreach (var solution in checker.VerifyAsync(checker.Plan(request), None))
        {
            solutions.Add(solution);
        }

        return solutions;
    }
}
