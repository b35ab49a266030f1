using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Checkers;
using Verify.Verifiers.Composites;
using Verify.Verifiers.Rewards;

namespace Verify.Verifiers.Tests.Contracts;

/// <summary>What every verifier promises, whatever is behind it; a new one joins <see cref="Names"/>.</summary>
public sealed class VerifierContractTests
{
    private static readonly Problem Problem = new("How many?", ProblemKind.Math);

    public static TheoryData<string> Names => ["arithmetic", "model", "composite"];

    private static CancellationToken None => TestContext.Current.CancellationToken;

    private static IReadOnlyList<StepPath> Paths =>
        [.. Steps.Tree(2, 3), Steps.Of("2 + 2 = 4"), Steps.Of("2 + 2 = 5"), Steps.Of("2 + 2 = 4", " ")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scores_are_in_range_and_in_the_order_of_the_list(string name)
    {
        await using var session = await Open(name);
        await using var other = await Open(name);
        var forward = await session.Process!.ScoreAsync(Paths, None);
        var backward = await other.Process!.ScoreAsync([.. Paths.Reverse()], None);

        Assert.All(forward.OfType<double>(), score => Assert.InRange(score, 0, 1));
        Assert.Equal(forward, backward.Reverse());
        Assert.Equal(Paths.Count, (await session.Outcome!.ScoreAsync(Paths, None)).Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_was_scored_costs_nothing_and_scores_the_same(string name)
    {
        await using var session = await Open(name);
        var first = await session.Process!.ScoreAsync(Paths, None);
        var tokens = session.Usage.Tokens;

        Assert.Equal(0, session.Process.Cost(Paths));
        Assert.Equal(first, await session.Process.ScoreAsync(Paths, None));
        Assert.Equal(tokens, session.Usage.Tokens);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_cost_foretells_what_is_spent(string name)
    {
        await using var session = await Open(name);
        var cost = session.Process!.Cost(Paths) + 0L;
        await session.Process.ScoreAsync(Paths, None);
        Assert.Equal(cost, session.Usage.Tokens);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cancelled_call_throws_and_the_session_still_scores(string name)
    {
        await using var session = await Open(name);
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.Process!.ScoreAsync(Paths, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.Outcome!.ScoreAsync(Paths, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Verifier(name).OpenAsync(Problem, 100, cancelled));

        Assert.Equal(Paths.Count, (await session.Process!.ScoreAsync(Paths, None)).Count);
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
        Assert.Empty(await session.Process!.ScoreAsync([], None));
        Assert.Equal(0, session.Process.Cost([]));
    }

    private static ValueTask<IVerifierSession> Open(string name) => Verifier(name).OpenAsync(Problem, 100, None);

    private static IVerifier Verifier(string name) =>
        name switch
        {
            "arithmetic" => new ArithmeticVerifier(),
            "model" => new RewardModelVerifier("model", new PseudoRandomRewardModel(5, new ByteTokenizer(), RewardManifests.Full)),
            _ => CompositeVerifier.Combine(
                new CompositeParts
                {
                    Stages =
                    [
                        [new WeightedPart(Verifier("model"), 2), new WeightedPart(Verifier("arithmetic"), 1)],
                    ],
                    Aggregation = "min",
                }
            ),
        };
}
