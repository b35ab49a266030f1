using Verify.Tests.Shared.Fakes;
using Verify.Tests.Shared.Samples;
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
        [
            "arithmetic",
            "constraints",
            "tests",
            "model",
            "model:process",
            "model:outcome",
            "model:pairwise",
            "composite",
            "gated",
            "critique",
        ];

    /// <summary>
    /// Those whose cost is known beforehand: what a gate rejects costs no other verifier anything, and a critique may be short.
    /// </summary>
    public static TheoryData<string> WithExactCost => [.. Names.Select(row => row.Data).Where(name => name is not ("gated" or "critique"))];

    /// <summary>Those that answer again from what they know, whoever asks.</summary>
    public static TheoryData<string> Remembering => [.. Names.Select(row => row.Data).Where(name => name != "gated")];

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
    [MemberData(nameof(Remembering))]
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

    /// <remarks>A judge that counted what several pairs share, and ran it for each of them, spent more than it had said.</remarks>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_call_runs_more_tokens_than_it_was_said_to_cost_in_any_order_and_partly_known(string name)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            await using var session = await Open(name);
            var calls = Calls(session);
            for (var i = 0; i < 12; i++)
            {
                var some = random.GetItems(Paths.ToArray(), random.Next(1, 9));
                var (cost, askAsync) = calls[random.Next(calls.Count)](some);
                var before = session.Usage.Tokens;
                await askAsync();

                Assert.InRange(session.Usage.Tokens - before, 0, cost);
                if (random.Next(3) == 0)
                {
                    session.Keep([.. random.GetItems(Paths.ToArray(), 4)]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_score_has_a_category_a_density_and_a_range(string name)
    {
        var rewards = Verifier(name).Description.Rewards;

        Assert.NotEmpty(rewards);
        Assert.Equal(rewards.Count, rewards.DistinctBy(reward => (reward.Part, reward.Name)).Count());
        Assert.All(rewards, reward => Assert.NotEmpty(reward.Category));
        Assert.All(rewards, reward => Assert.Equal(reward.Part == RewardPart.Process, reward.Density != RewardDensity.Whole));
        Assert.All(rewards, reward => Assert.True(reward.Range.Minimum is null || !(reward.Range.Minimum >= reward.Range.Maximum)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cancelled_call_throws_and_the_session_still_scores(string name)
    {
        await using var session = await Open(name);
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Verifier(name).OpenAsync(new VerifierOpening(Problem, 100), cancelled)
        );
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

    /// <summary>What may be asked of a session: from some paths to the cost and the call.</summary>
    private static List<Func<StepPath[], (int Cost, Func<Task> AskAsync)>> Calls(IVerifierSession session)
    {
        var calls = Rewards(session)
            .Select(reward => new Func<StepPath[], (int, Func<Task>)>(paths =>
                (reward.Cost(paths), async () => await reward.ScoreAsync(paths, None))
            ))
            .ToList();
        if (session.Pairwise is { } judge)
        {
            calls.Add(paths =>
            {
                IReadOnlyList<SolutionPair> pairs = [.. paths.Zip(paths.Skip(1), (first, second) => new SolutionPair(first, second))];
                return (judge.Cost(pairs), async () => await judge.CompareAsync(pairs, None));
            });
        }

        return calls;
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

    private static ValueTask<IVerifierSession> Open(string name) => Verifier(name).OpenAsync(new VerifierOpening(Problem, 100), None);

    /// <summary>The parts that score; a verifier that only compares has none.</summary>
    private static IEnumerable<IReward> Rewards(IVerifierSession session) => new[] { session.Process, session.Outcome }.OfType<IReward>();

    private static IVerifier Verifier(string name) =>
        name switch
        {
            "arithmetic" => new ArithmeticVerifier(),
            "constraints" => new ConstraintsVerifier(),
            "tests" => new UnitTestsVerifier(new ScriptedSandbox()),
            "model" => Model(),
            "critique" => new CritiqueVerifier("critique", new PseudoRandomLanguageModel()),
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
}
