using Verify.Tests.Shared.Fakes;
using Verify.Verifiers.Composites;

namespace Verify.Verifiers.Tests.Composites;

public sealed class GatesAndCascadesTests
{
    private static readonly Problem Problem = new("How many?", ProblemKind.Math);

    private static readonly IReadOnlyList<StepPath> Solutions = [Steps.Of("a"), Steps.Of("b"), Steps.Of("c")];

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_gate_objects_to_is_rejected_and_is_shown_to_nobody_else()
    {
        var (gate, scorer) = (Whole("gate", ("b\n", 0.5), ("c\n", null)), Whole("scorer", ("a\n", 0.7), ("b\n", 0.9), ("c\n", 0.8)));
        await using var session = await OpenAsync(
            new CompositeParts
            {
                Gates = [new GatePart(gate, 1)],
                Stages =
                [
                    [new WeightedPart(scorer, 1)],
                ],
                Aggregation = "min",
            }
        );

        Assert.Equal([0.7, Score.Rejection, 0.8], await session.Outcome!.ScoreAsync(Solutions, None));
        Assert.Equal(["a\n", "c\n"], Assert.Single(Assert.Single(scorer.Sessions).Scored));
    }

    [Fact]
    public async Task A_gate_of_steps_sees_every_step_of_a_solution_and_each_step_by_itself()
    {
        var gate = new ScriptedVerifier("gate") { Step = path => path.Text == "wrong\n" ? 0 : 1 };
        var scorer = new ScriptedVerifier("scorer") { Step = _ => 0.8 };
        await using var session = await OpenAsync(
            new CompositeParts
            {
                Gates = [new GatePart(gate, 1)],
                Stages =
                [
                    [new WeightedPart(scorer, 1)],
                ],
                Aggregation = "last",
            }
        );
        IReadOnlyList<StepPath> paths = [Steps.Of("wrong", "right"), Steps.Of("right", "wrong")];

        Assert.Equal([0.8, Score.Rejection], await session.Process!.ScoreAsync(paths, None));
        Assert.Equal([Score.Rejection, Score.Rejection], await session.Outcome!.ScoreAsync(paths, None));
    }

    [Fact]
    public async Task A_gate_alone_scores_one_where_it_does_not_object()
    {
        await using var session = await OpenAsync(
            new CompositeParts
            {
                Gates = [new GatePart(Whole("gate", ("a\n", 0.4), ("b\n", 0.6)), 0.5)],
                Stages = [],
                Aggregation = "min",
            }
        );

        Assert.Equal([Score.Rejection, 1], await session.Outcome!.ScoreAsync([Solutions[0], Solutions[1]], None));
    }

    [Fact]
    public async Task A_cascade_asks_the_next_verifier_only_about_ties_and_lets_it_decide_nothing_else()
    {
        var (cheap, costly) = (Whole("cheap", ("a\n", 0.5), ("b\n", 0.75), ("c\n", 0.5)), Whole("costly", ("a\n", 1), ("c\n", 0)));
        await using var session = await OpenAsync(
            new CompositeParts
            {
                Stages =
                [
                    [new WeightedPart(cheap, 1)],
                    [new WeightedPart(costly, 1)],
                ],
                Aggregation = "min",
            }
        );
        var scores = await session.Outcome!.ScoreAsync(Solutions, None);

        Assert.Equal(
            ["b\n", "a\n", "c\n"],
            Solutions.Zip(scores).OrderByDescending(scored => scored.Second.Value).Select(scored => scored.First.ToString())
        );
        Assert.All(scores.Zip([0.5, 0.75, 0.5]), pair => Assert.Equal(pair.Second, pair.First.Value!.Value, 1e-5));
        Assert.Equal(["a\n", "c\n"], Assert.Single(Assert.Single(costly.Sessions).Scored));
    }

    [Fact]
    public async Task A_third_stage_breaks_only_what_the_second_leaves_tied()
    {
        var last = Whole("last", ("a\n", 0.1), ("b\n", 0.9));
        await using var session = await OpenAsync(
            new CompositeParts
            {
                Stages =
                [
                    [new WeightedPart(Whole("one"), 1)],
                    [new WeightedPart(Whole("two", ("c\n", 1)), 1)],
                    [new WeightedPart(last, 1)],
                ],
                Aggregation = "min",
            }
        );
        var scores = await session.Outcome!.ScoreAsync(Solutions, None);

        Assert.True(scores[2].Value > scores[1].Value && scores[1].Value > scores[0].Value);
        Assert.Equal(["a\n", "b\n"], Assert.Single(Assert.Single(last.Sessions).Scored));
    }

    [Fact]
    public async Task Verifiers_of_steps_and_of_solutions_are_averaged_as_solutions()
    {
        var steps = new ScriptedVerifier("steps") { Step = path => path.Text == "b\n" ? 0.2 : 0.6 };
        await using var session = await OpenAsync(
            new CompositeParts
            {
                Stages =
                [
                    [new WeightedPart(steps, 1), new WeightedPart(Whole("whole", ("a\nb\n", 1)), 3)],
                ],
                Aggregation = "min",
            }
        );

        Assert.Equal([0.6, 0.2], await session.Process!.ScoreAsync(Steps.Of("a", "b").Prefixes(), None));
        Assert.Equal(0.8, Assert.Single(await session.Outcome!.ScoreAsync([Steps.Of("a", "b")], None)).Value!.Value, 1e-12);
    }

    [Fact]
    public void Steps_decide_where_every_verifier_scores_steps_and_no_gate_stands_before_them()
    {
        var (steps, whole) = (new ScriptedVerifier("steps") { Step = _ => 1 }, Whole("whole"));

        Assert.True(Parts([steps], []).StepsDecide);
        Assert.False(Parts([steps, whole], []).StepsDecide);
        Assert.False(Parts([steps], [steps]).StepsDecide);
    }

    [Fact]
    public void Parts_that_cannot_be_combined_are_refused()
    {
        var one = new WeightedPart(Whole("one"), 1);

        Assert.Throws<ArgumentException>(() => CompositeVerifier.Combine(new CompositeParts { Stages = [], Aggregation = "min" }));
        Assert.Throws<ArgumentException>(() =>
            CompositeVerifier.Combine(
                new CompositeParts
                {
                    Stages =
                    [
                        [one],
                        [],
                        [one],
                    ],
                    Aggregation = "min",
                }
            )
        );
        Assert.Throws<ArgumentException>(() =>
            CompositeVerifier.Combine(
                new CompositeParts
                {
                    Stages =
                    [
                        [one],
                    ],
                    Gates = [new GatePart(one.Verifier, 1.5)],
                    Aggregation = "min",
                }
            )
        );
    }

    private static CompositeParts Parts(IReadOnlyList<IVerifier> scoring, IReadOnlyList<IVerifier> gates) =>
        new()
        {
            Stages =
            [
                [.. scoring.Select(verifier => new WeightedPart(verifier, 1))],
            ],
            Gates = [.. gates.Select(verifier => new GatePart(verifier, 1))],
            Aggregation = "min",
        };

    /// <summary>A verifier of whole solutions by a table; what is not in it scores 0.5 exactly.</summary>
    private static ScriptedVerifier Whole(string name, params (string Text, double? Score)[] table) =>
        new(name)
        {
            Solution = text =>
                Array.Find(table, entry => entry.Text == text) is { Text: not null } entry ? entry.Score
                : name == "gate" ? 1
                : 0.5,
        };

    private static ValueTask<IVerifierSession> OpenAsync(CompositeParts parts) =>
        CompositeVerifier.Combine(parts).OpenAsync(new VerifierOpening(Problem, 100), None);
}
