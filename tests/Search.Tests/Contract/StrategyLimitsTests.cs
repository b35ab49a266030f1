using Verify.Search.Context;
using Verify.Search.Strategies;
using Verify.Search.Tests.Samples;
using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests.Contract;

/// <summary>What no strategy does: none outgrows the memory it asked for, grows below a pruned node, or accepts a part of a solution.</summary>
public sealed class StrategyLimitsTests
{
    private const int MaxTokens = 60;

    public static TheoryData<string> Strategies => SampleStrategies.Names;

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task No_more_tokens_are_held_than_memory_was_asked_for(string strategy)
    {
        foreach (var seed in Enumerable.Range(1, 8))
        {
            var (model, second) = (new PseudoRandomLanguageModel(), new PseudoRandomLanguageModel());
            await (Search(strategy, (ulong)seed) with { Model = model, Second = second }).RunAsync();

            Assert.Single(model.Trees);
            Assert.All(model.Trees.Concat(second.Trees), tree => Assert.InRange(tree.MostHeld, 1, tree.CapacityTokens));
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Nothing_grows_below_a_pruned_node(string strategy)
    {
        foreach (var seed in Enumerable.Range(1, 8))
        {
            var events = new EventList();
            await Search(strategy, (ulong)seed).RunAsync(events);

            var pruned = new HashSet<int?>();
            foreach (var told in events.Events)
            {
                if (told is NodePruned gone)
                {
                    pruned.Add(gone.NodeId);
                }
                else if (told is NodeResumed again)
                {
                    pruned.Remove(again.NodeId);
                }
                else if (told is NodeCreated created)
                {
                    Assert.DoesNotContain(created.Parent, pruned);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Candidates_are_whole_solutions(string strategy)
    {
        foreach (var seed in Enumerable.Range(1, 8))
        {
            var result = await Search(strategy, (ulong)seed).RunAsync();

            Assert.All(result.Candidates, candidate => Assert.True(candidate.Finish == "stop" || candidate.Tokens == MaxTokens));
        }
    }

    [Fact]
    public async Task A_strategy_that_grows_below_a_pruned_node_is_told_that_it_may_not()
    {
        var error = await FailureAsync(async context =>
        {
            var children = (await context.ExpandAsync([context.Root], 2))[0];
            context.Prune(children, "for the test");
            await context.ExpandAsync(children, 1);
        });

        Assert.Equal("Node 1 has ended or was pruned, so nothing grows from it.", error.Message);
    }

    [Fact]
    public async Task A_strategy_that_accepts_a_step_is_told_that_it_may_not()
    {
        var error = await FailureAsync(async context => await context.AcceptAsync((await context.ExpandAsync([context.Root], 1))[0]));

        Assert.Equal("Node 1 is no whole solution, so it cannot be accepted.", error.Message);
    }

    [Fact]
    public async Task A_truncated_step_is_no_whole_solution_though_a_truncated_solution_is_one()
    {
        var model = new ScriptedLanguageModel().On("", new string('x', 100));
        var sampling = new SearchSampling { MaxStepTokens = 10, MaxTokens = 20 };

        await FailureAsync(async context => await context.AcceptAsync((await context.ExpandAsync([context.Root], 1))[0]), model, sampling);
        var result = await Search(
                async context => await context.AcceptAsync(await context.CompleteAsync([context.Root], 1)),
                model,
                sampling
            )
            .RunAsync();

        Assert.Equal("length", Assert.Single(result.Candidates).Finish);
    }

    private static Task<InvalidOperationException> FailureAsync(
        Func<SearchContext, Task> run,
        ScriptedLanguageModel? model = null,
        SearchSampling? sampling = null
    ) =>
        Assert.ThrowsAsync<InvalidOperationException>(() =>
            Search(run, model ?? new ScriptedLanguageModel().On("", "one\n"), sampling).RunAsync()
        );

    private static SearchBuilder Search(Func<SearchContext, Task> run, ScriptedLanguageModel model, SearchSampling? sampling) =>
        new()
        {
            Strategies = [new WrittenStrategy(run)],
            Model = model,
            Verifiers = [],
            Request = new()
            {
                Problem = "What?",
                Strategy = "written",
                Sampling = sampling,
            },
        };

    private static SearchBuilder Search(string strategy, ulong seed) =>
        new()
        {
            Request = new()
            {
                Problem = "What is 1 + 1?",
                Seed = seed,
                Strategy = strategy,
                Options = SearchBuilder.OptionsOf(
                    strategy,
                    ("samples", 4),
                    ("width", 4),
                    ("expansions", 2),
                    ("simulations", 6),
                    ("wave", 2),
                    ("rollouts", 1)
                ),
                Budget = new SearchBudget { Tokens = 100_000 },
                Sampling = new SearchSampling { MaxTokens = MaxTokens, MaxStepTokens = 24 },
            },
        };
}
