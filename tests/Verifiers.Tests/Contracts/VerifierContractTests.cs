using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Checkers;
using Verify.Verifiers.Composites;
using Verify.Verifiers.Constraints;
using Verify.Verifiers.Rewards;
using Verify.Verifiers.Sandbox;
using Verify.Verifiers.TestRuns;

namespace Verify.Verifiers.Tests.Contracts;

/// <summary>What every verifier promises, whatever it does; a new one joins <see cref="Names"/>.</summary>
public sealed class VerifierContractTests
{
    private static readonly Problem Problem = new("How many?", ProblemKind.Math)
    {
        Tests = new CodeTests { EntryPoint = "f", Cases = ["assert f(1) == 1"] },
        Constraints = new SolutionConstraints { MustContain = ["4"], MustNotContain = ["5"] },
    };

    public static TheoryData<string> Names =>
        ["arithmetic", "constraints", "tests", "model", "model:process", "model:outcome", "model:pairwise", "composite", "gated"];

    /// <summary>Those whose cost is known beforehand: what a gate rejects costs no other verifier anything.</summary>
    public static TheoryData<string> WithExactCost => [.. Names.Select(row => row.Data).Where(name => name != "gated")];

    private static CancellationToken None => TestContext.Current.CancellationToken;

    private static IReadOnlyList<StepPath> Paths =>
        [.. Steps.Tree(2, 3), Steps.Of("2 + 2 = 4"), Steps.Of("2 + 2 = 5"), Steps.Of("2 + 2 = 4", " ")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scores_are_in_range_and_in_the_order_of_the_list(string name)
    {
        await using var session = await Open(name);
        await using var other = await Open(name);
        foreach (var (reward, twin) in Rewards(session).Zip(Rewards(other)))
        {
            var forward = await reward.ScoreAsync(Paths, None);
            var backward = await twin.ScoreAsync([.. Paths.Reverse()], None);

            Assert.Equal(Paths.Count, forward.Count);
            Assert.All(forward.Select(score => score.Value).OfType<double>(), score => Assert.InRange(score, 0, 1));
            Assert.Equal(forward, backward.Reverse());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_rejected_score_is_zero(string name)
    {
        await using var session = await Open(name);
        foreach (var reward in Rewards(session))
        {
            Assert.All((await reward.ScoreAsync(Paths, None)).Where(score => score.Rejected), score => Assert.Equal(0, score.Value));
        }
    }

    [Theory]
    [MemberData(nameof(WithExactCost))]
    public async Task What_was_scored_costs_nothing_and_scores_the_same(string name)
    {
        await using var session = await Open(name);
        foreach (var reward in Rewards(session))
        {
            var first = await reward.ScoreAsync(Paths, None);
            var tokens = session.Usage.Tokens;

            Assert.Equal(0, reward.Cost(Paths));
            Assert.Equal(first, await reward.ScoreAsync(Paths, None));
            Assert.Equal(tokens, session.Usage.Tokens);
        }
    }

    [Theory]
    [MemberData(nameof(WithExactCost))]
    public Task The_cost_is_what_is_spent(string name) => ForEachRewardAsync(name, Assert.Equal);

    [Fact]
    public Task With_gates_the_cost_is_the_most_that_is_spent() =>
        ForEachRewardAsync("gated", (cost, spent) => Assert.InRange(spent, 1, cost));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cancelled_call_throws_and_the_session_still_scores(string name)
    {
        await using var session = await Open(name);
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Verifier(name).OpenAsync(Problem, 100, cancelled));
        foreach (var reward in Rewards(session))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reward.ScoreAsync(Paths, cancelled));
            Assert.Equal(Paths.Count, (await reward.ScoreAsync(Paths, None)).Count);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Parts_are_those_of_the_description(string name)
    {
        var description = Verifier(name).Description;
        await using var session = await Open(name);
        Assert.Equal(
            (description.Process, description.Outcome, description.Pairwise),
            (session.Process is not null, session.Outcome is not null, session.Pairwise is not null)
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_empty_list_is_answered_with_one(string name)
    {
        await using var session = await Open(name);
        foreach (var reward in Rewards(session))
        {
            Assert.Empty(await reward.ScoreAsync([], None));
            Assert.Equal(0, reward.Cost([]));
        }
    }

    /// <summary>Cost and use of each reward in a session of its own.</summary>
    private static async Task ForEachRewardAsync(string name, Action<long, long> assert)
    {
        for (var part = 0; part < 2; part++)
        {
            await using var session = await Open(name);
            if (Rewards(session).ElementAtOrDefault(part) is { } reward)
            {
                var cost = reward.Cost(Paths);
                await reward.ScoreAsync(Paths, None);
                assert(cost, session.Usage.Tokens);
            }
        }
    }

    private static ValueTask<IVerifierSession> Open(string name) => Verifier(name).OpenAsync(Problem, 100, None);

    /// <summary>The parts that score; a verifier that only compares has none.</summary>
    private static IEnumerable<Reward> Rewards(IVerifierSession session)
    {
        if (session.Process is { } process)
        {
            yield return new Reward(process.Cost, process.ScoreAsync);
        }

        if (session.Outcome is { } outcome)
        {
            yield return new Reward(outcome.Cost, outcome.ScoreAsync);
        }
    }

    private static IVerifier Verifier(string name) =>
        name switch
        {
            "arithmetic" => new ArithmeticVerifier(),
            "constraints" => new ConstraintsVerifier(),
            "tests" => new UnitTestsVerifier(new ScriptedSandbox()),
            "model" => Model(),
            "composite" => CompositeVerifier.Combine(
                new CompositeParts
                {
                    Stages =
                    [
                        [new WeightedPart(Model(), 2), new WeightedPart(Verifier("arithmetic"), 1)],
                    ],
                    Aggregation = "min",
                }
            ),
            "gated" => CompositeVerifier.Combine(
                new CompositeParts
                {
                    Stages =
                    [
                        [new WeightedPart(Model(), 1)],
                    ],
                    Gates = [new GatePart(Verifier("arithmetic"), 1)],
                    Aggregation = "min",
                }
            ),
            _ => HeadVerifier.Of(Model()).Single(head => head.Name == name),
        };

    private static RewardModelVerifier Model() =>
        new("model", new PseudoRandomRewardModel(5, new ByteTokenizer(), RewardDescriptions.Full));

    private sealed record Reward(
        Func<IReadOnlyList<StepPath>, int> Cost,
        Func<IReadOnlyList<StepPath>, CancellationToken, ValueTask<IReadOnlyList<Score>>> ScoreAsync
    );
}
