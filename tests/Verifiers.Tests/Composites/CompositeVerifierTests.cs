using Verify.Inference;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Checkers;
using Verify.Verifiers.Composites;
using Verify.Verifiers.Rewards;

namespace Verify.Verifiers.Tests.Composites;

public sealed class CompositeVerifierTests
{
    private static readonly Problem Problem = new("How many?", ProblemKind.Math);

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scores_are_averaged_by_weight_over_those_that_have_an_opinion()
    {
        var model = new ScriptedVerifier("model") { Step = _ => 0.8 };
        await using var session = await Open((model, 3), (new ArithmeticVerifier(), 1));
        var scores = await session.Process!.ScoreAsync([Steps.Of("2 + 2 = 5"), Steps.Of("2 + 2 = 4"), Steps.Of("So.")], None);

        Assert.Equal([0.6, 0.85, 0.8], scores.Select(score => Math.Round(score.Value!.Value, 12)));
    }

    [Fact]
    public async Task Where_no_part_has_an_opinion_the_composite_has_none()
    {
        await using var session = await Open((new ScriptedVerifier("silent") { Step = _ => null }, 1), (new ArithmeticVerifier(), 1));
        Assert.Equal([null], await session.Process!.ScoreAsync([Steps.Of("So.")], None));
    }

    [Fact]
    public async Task A_part_that_some_verifier_lacks_is_the_others()
    {
        await using var session = await Open(
            (new ScriptedVerifier("judge") { Pair = (_, _) => new PairVerdict(0.75, true, false) }, 1),
            (new ArithmeticVerifier(), 9)
        );

        Assert.Equal([new PairVerdict(0.75, true, false)], await session.Pairwise!.CompareAsync([new(Steps.Of("a"), Steps.Of("b"))], None));
        Assert.NotNull(session.Process);
        Assert.NotNull(session.Outcome);
    }

    [Fact]
    public async Task Costs_and_usage_are_the_sums_of_the_parts()
    {
        await using var session = await Open(
            (new ScriptedVerifier("one") { Step = _ => 1 }, 1),
            (new ScriptedVerifier("two") { Step = _ => 0 }, 1)
        );
        var step = Steps.Of("four");
        Assert.Equal(2 * "four\n".Length, session.Process!.Cost([step]));
        await session.Process.ScoreAsync([step], None);
        Assert.Equal(2 * "four\n".Length, session.Usage.Tokens);
    }

    [Fact]
    public async Task When_one_part_cannot_be_opened_no_memory_is_taken_for_the_others()
    {
        var model = new PseudoRandomRewardModel(1, new ByteTokenizer(), RewardDescriptions.Full);
        var tooShort = new PseudoRandomRewardModel(1, new ByteTokenizer(), RewardDescriptions.Full with { ContextLength = 4 });
        var composite = Weighted((new RewardModelVerifier("long", model), 1), (new RewardModelVerifier("short", tooShort), 1));

        await Assert.ThrowsAsync<ContextLengthException>(async () => await composite.OpenAsync(Problem, 10, None));
        Assert.Empty(model.Trees);
    }

    [Fact]
    public void One_verifier_alone_stays_itself()
    {
        var verifier = new ArithmeticVerifier();
        Assert.Same(verifier, Weighted((verifier, 2)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_weight_must_be_above_zero(double weight) =>
        Assert.Contains(
            "arithmetic",
            Assert.Throws<ArgumentException>(() => Weighted((new ArithmeticVerifier(), weight))).Message,
            StringComparison.Ordinal
        );

    private static ValueTask<IVerifierSession> Open(params (IVerifier, double)[] parts) => Weighted(parts).OpenAsync(Problem, 100, None);

    private static IVerifier Weighted(params (IVerifier Verifier, double Weight)[] parts) =>
        CompositeVerifier.Combine(
            new CompositeParts
            {
                Stages =
                [
                    [.. parts.Select(part => new WeightedPart(part.Verifier, part.Weight))],
                ],
                Aggregation = "min",
            }
        );
}
