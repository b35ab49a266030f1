using Verify.Search.Context;
using Verify.Search.Strategies;
using Verify.Search.Tests.Samples;
using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests.Context;

/// <summary>A strategy within another, on a share of its budget.</summary>
public sealed class NestedSearchTests
{
    private readonly ScriptedLanguageModel _model = new ScriptedLanguageModel().On("", "The answer is 1.</s>");

    [Fact]
    public async Task It_ends_with_its_share_and_the_strategy_around_it_goes_on()
    {
        StopReason? within = null;
        var result = await Search(async context =>
            {
                within = await context.RunWithinAsync(new BestOfNStrategy(), SearchBuilder.Options(("samples", 5)), 0.5);
                Assert.Equal(3, context.CandidatesLeft);
                await context.AcceptAsync(await context.CompleteAsync([context.Root], 1));
            })
            .RunAsync();

        Assert.Equal(StopReason.Candidates, within);
        Assert.Equal((4, StopReason.Completed), (result.Candidates.Count, result.Stopped));
    }

    [Fact]
    public async Task What_is_left_of_the_whole_budget_is_the_most_of_any_share()
    {
        var result = await Search(async context =>
            {
                await context.RunWithinAsync(new BestOfNStrategy(), SearchBuilder.Options(("samples", 50)), 1);
                Assert.Fail("The whole budget was spent.");
            })
            .RunAsync();

        Assert.Equal((6, StopReason.Candidates), (result.Candidates.Count, result.Stopped));
    }

    [Fact]
    public async Task A_share_of_tokens_is_not_overshot()
    {
        var search = Search(async context =>
        {
            await context.RunWithinAsync(new BestOfNStrategy(), SearchBuilder.Options(("samples", 4)), 0.5);
            await context.CompleteAsync([context.Root], 1);
        });
        var events = new EventList();
        await (search with { Request = search.Request with { Budget = new SearchBudget { Tokens = 40 } } }).RunAsync(events);

        var spent = events.Events.OfType<BudgetProgress>().Select(progress => progress.GeneratedTokens).ToList();
        Assert.Equal(20, spent[0]);
        Assert.Equal(37, spent[^1]);
    }

    [Fact]
    public async Task Options_that_the_strategy_does_not_have_are_refused()
    {
        await Assert.ThrowsAsync<SearchRequestException>(() =>
            Search(context => context.RunWithinAsync(new BestOfNStrategy(), SearchBuilder.Options(("width", 5)), 0.5)).RunAsync()
        );
    }

    private SearchBuilder Search(Func<SearchContext, Task> run)
    {
        var search = WrittenStrategy.Search(run, _model);
        return search with { Request = search.Request with { Budget = new SearchBudget { Candidates = 6 } } };
    }
}
