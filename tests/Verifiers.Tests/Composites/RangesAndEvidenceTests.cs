using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Checkers;
using Verify.Verifiers.Composites;

namespace Verify.Verifiers.Tests.Composites;

public sealed class RangesAndEvidenceTests
{
    private static readonly Problem Problem = new("How many?", ProblemKind.Math);

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0d, 1d, 0.3, 0.3)]
    [InlineData(-1d, 1d, 0.5, 0.75)]
    [InlineData(0d, 5d, 2, 0.4)]
    [InlineData(null, null, 0, 0.5)]
    [InlineData(null, null, 1000, 1)]
    [InlineData(null, 0d, 0, 0.5)]
    public void A_score_of_any_range_has_its_place_between_zero_and_one(double? least, double? most, double score, double unit) =>
        Assert.Equal(unit, new ScoreRange(least, most).ToUnit(score), 12);

    [Fact]
    public void Aggregates_that_are_unbounded_are_mapped_as_every_unbounded_score()
    {
        Assert.Equal(ScoreRange.Logit, Aggregation.RangeOf("sum-logits"));
        Assert.Equal(new ScoreRange(null, 0), Aggregation.RangeOf("delta"));
        Assert.All(Aggregation.Names.Where(name => name is not ("sum-logits" or "delta")), name =>
            Assert.Equal(ScoreRange.Unit, Aggregation.RangeOf(name))
        );
        Assert.Equal(ScoreRange.Logit.ToUnit(2), Aggregation.AsScore("sum-logits", 2));
        Assert.Equal(ScoreRange.Logit.ToUnit(-1), Aggregation.AsScore("delta", -1));
    }

    [Fact]
    public async Task An_average_keeps_what_each_verifier_said_of_steps_and_of_the_whole()
    {
        var first = new ScriptedVerifier("first") { Step = path => path.Depth == 1 ? 0.2 : 0.6 };
        var second = new ScriptedVerifier("second") { Step = path => path.Depth == 1 ? null : 1 };
        var whole = new ScriptedVerifier("whole") { Solution = _ => 0.5 };
        await using var session = await OpenAsync(Parts([first, second, whole]));
        var steps = await session.Process!.ScoreAsync(Steps.Of("a", "b").Prefixes(), None);

        Assert.Equal([0.2, null], steps[0].Opinions);
        Assert.Equal([0.6, 1], steps[1].Opinions);
        Assert.Equal([0.2, 1, 0.5], Assert.Single(await session.Outcome!.ScoreAsync([Steps.Of("a", "b")], None)).Opinions);
    }

    [Fact]
    public async Task One_verifier_alone_is_no_average()
    {
        await using var session = await OpenAsync(Parts([new ScriptedVerifier { Step = _ => 0.5, Range = ScoreRange.Logit }]));

        Assert.Null(Assert.Single(await session.Process!.ScoreAsync([Steps.Of("a")], None)).Opinions);
    }

    [Fact]
    public async Task Scores_of_another_range_are_mapped_before_they_are_combined_even_when_there_is_one_alone()
    {
        var logits = new ScriptedVerifier("logits") { Step = _ => Math.Log(3), Range = ScoreRange.Logit };
        var units = new ScriptedVerifier("units") { Step = _ => 0.25 };

        Assert.Equal(0.75, await ScoreAsync([logits]), 12);
        Assert.Equal(0.5, await ScoreAsync([logits, units]), 12);
    }

    [Fact]
    public async Task A_gate_judges_the_mapped_score()
    {
        var gate = new ScriptedVerifier("gate") { Solution = text => text == "a\n" ? -0.5 : 0.5, Range = ScoreRange.Logit };
        await using var session = await OpenAsync(Parts([]) with { Gates = [new GatePart(gate, 0.5)] });

        Assert.Equal([Score.Rejection, 1], await session.Outcome!.ScoreAsync([Steps.Of("a"), Steps.Of("b")], None));
    }

    [Fact]
    public async Task What_a_gate_rejects_says_why_and_at_which_step()
    {
        await using var session = await OpenAsync(Parts([]) with { Gates = [new GatePart(new ArithmeticVerifier(), 1)] });
        var score = Assert.Single(await session.Outcome!.ScoreAsync([Steps.Of("2 + 2 = 4", "2 + 2 = 5")], None));

        Assert.True(score.Rejected);
        Assert.Equal((1, "'2 + 2 = 5': 4, not 5"), (score.Evidence!.FirstError!.Value, score.Evidence.Text));
    }

    [Fact]
    public async Task The_evidence_of_several_verifiers_and_steps_is_joined()
    {
        var first = Explaining("first", path => new Evidence($"1 of {path.Depth}") { FirstError = 2 });
        var second = Explaining("second", path => path.Depth == 1 ? null : new Evidence(null) { FirstError = 1 });
        await using var session = await OpenAsync(Parts([first, second]));
        var steps = await session.Process!.ScoreAsync(Steps.Of("a", "b").Prefixes(), None);
        var whole = Assert.Single(await session.Outcome!.ScoreAsync([Steps.Of("a", "b")], None));

        Assert.Equal(new Evidence("1 of 1") { FirstError = 2 }, steps[0].Evidence);
        Assert.Equal(new Evidence("1 of 2") { FirstError = 1 }, steps[1].Evidence);
        Assert.Equal(new Evidence("1 of 1\n1 of 2") { FirstError = 1 }, whole.Evidence);
    }

    [Fact]
    public void Joined_evidence_stays_small() =>
        Assert.Equal(
            Evidence.MostParts,
            Evidence.Join(Enumerable.Range(0, 1000).Select(i => new Evidence($"{i}")))!.Text!.Split('\n').Length
        );

    private static ScriptedVerifier Explaining(string name, Func<StepPath, Evidence?> explain) =>
        new(name) { Step = _ => 0.5, Explain = explain };

    private static async Task<double> ScoreAsync(IReadOnlyList<IVerifier> verifiers)
    {
        await using var session = await OpenAsync(Parts(verifiers));
        return Assert.Single(await session.Process!.ScoreAsync([Steps.Of("a")], None)).Value!.Value;
    }

    private static CompositeParts Parts(IReadOnlyList<IVerifier> verifiers) =>
        new()
        {
            Stages =
                verifiers.Count == 0
                    ? []
                    :
                    [
                        [.. verifiers.Select(one => new WeightedPart(one, 1))],
                    ],
            Aggregation = "min",
        };

    private static ValueTask<IVerifierSession> OpenAsync(CompositeParts parts) =>
        CompositeVerifier.Combine(parts).OpenAsync(new VerifierOpening(Problem, 100), None);
}
