using Verify.Search.Strategies;
using Verify.Search.Tests.Samples;
using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests.Context;

/// <summary>What was pruned can be taken up again.</summary>
public sealed class ResumeTests
{
    private readonly ScriptedLanguageModel _model = new ScriptedLanguageModel()
        .On("", "a\n", "b\n")
        .On("a\n", "a1\n", "a2\n")
        .On("b\n", "The answer is 2.</s>");

    [Fact]
    public async Task It_grows_as_if_it_had_never_been_pruned_and_the_observer_is_told()
    {
        var events = new EventList();
        var verifier = StepScores.Verifier(("a\n", 0.9), ("b\n", 0.8));
        var search = WrittenStrategy.Search(
            async context =>
            {
                var children = (await context.ExpandAsync([context.Root], 2))[0];
                await context.ScoreAsync(children);
                context.Prune([children[1]], "not the best");
                var below = (await context.ExpandAsync([children[0]], 2))[0];
                await context.ScoreAsync(below);
                context.Prune([children[0]], "led nowhere");
                context.Resume(children[1]);
                var solutions = (await context.ExpandAsync([children[1]], 1))[0];
                await context.ScoreAsync(solutions);
                await context.AcceptAsync(solutions);
            },
            _model
        );
        var result = await (
            search with
            {
                Verifiers = [verifier],
                Request = search.Request with { Verifier = VerifierStage.Of("scripted") },
            }
        ).RunAsync(events);

        Assert.Equal("b\nThe answer is 2.", result.Solution);
        Assert.Equal([0.8, 0.5], result.Candidates[0].Steps.Select(step => step.Score));
        Assert.Equal(["pruned", "open"], result.Tree.Where(node => node.Parent == 0).Select(node => node.State));
        Assert.Equal([(2, "open")], events.Events.OfType<NodeResumed>().Select(told => (told.NodeId, told.State)));
    }

    [Fact]
    public async Task What_was_not_pruned_cannot_be_taken_up_again()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            WrittenStrategy
                .Search(
                    context =>
                    {
                        context.Resume(context.Root);
                        return Task.CompletedTask;
                    },
                    _model
                )
                .RunAsync()
        );
    }

    [Fact]
    public async Task Draws_depend_on_node_purpose_and_number_alone()
    {
        await WrittenStrategy
            .Search(
                context =>
                {
                    var first = context.Draw(context.Root, "mask");
                    var others = new[] { context.Draw(context.Root, "mask", 1), context.Draw(context.Root, "resample") };

                    Assert.Equal(first, context.Draw(context.Root, "mask"));
                    Assert.Equal(3, others.Append(first).Distinct().Count());
                    Assert.All(others.Append(first), draw => Assert.InRange(draw, 0, 0.9999999999));
                    return Task.CompletedTask;
                },
                _model
            )
            .RunAsync();
    }

    [Fact]
    public async Task Draws_are_spread_evenly()
    {
        await WrittenStrategy
            .Search(
                context =>
                {
                    var draws = Enumerable.Range(0, 4000).Select(number => context.Draw(context.Root, "mask", number)).ToList();

                    Assert.InRange(draws.Average(), 0.48, 0.52);
                    Assert.All(Enumerable.Range(0, 4), quarter =>
                        Assert.InRange(draws.Count(draw => (int)(draw * 4) == quarter), 900, 1100)
                    );
                    return Task.CompletedTask;
                },
                _model
            )
            .RunAsync();
    }
}
