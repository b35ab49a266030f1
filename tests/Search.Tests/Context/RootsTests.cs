using Verify.Search.Context;
using Verify.Search.Journal;
using Verify.Search.Needs;
using Verify.Search.Strategies;
using Verify.Search.Tests.Samples;
using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests.Context;

/// <summary>Roots besides the problem's, and steps that nobody wrote.</summary>
public sealed class RootsTests
{
    private static readonly Dictionary<string, string> Values = new() { ["solution"] = "It is 3.", ["critique"] = "It is not." };

    [Fact]
    public async Task What_grows_from_a_further_root_is_a_solution_like_any_other()
    {
        var events = new EventList();
        var result = await Search(
                async context =>
                {
                    var first = await context.CompleteAsync([context.Root], 1);
                    await context.AcceptAsync(first);
                    var root = await context.AddRootAsync("revise", Values, first[0]);
                    await context.AcceptAsync(await context.CompleteAsync([root!], 1));
                },
                new ScriptedLanguageModel().On("", "The answer is 3.</s>").On("It is 3.\nIt is not.\nBetter:\n", "The answer is 2.</s>")
            )
            .RunAsync(events);

        Assert.Equal(
            [(0, null, null), (1, 0, null), (2, null, 1), (3, (int?)2, null)],
            result.Tree.Select(node => (node.Id, node.Parent, node.DerivedFrom))
        );
        Assert.Equal(["3", "2"], result.Candidates.Select(candidate => candidate.Answer));
        Assert.Equal([null, null, 1, null], events.Events.OfType<NodeCreated>().Select(told => told.DerivedFrom));
    }

    [Fact]
    public async Task Given_steps_are_a_part_of_the_solution_and_were_not_generated()
    {
        var result = await Search(
                async context =>
                {
                    var root = await context.AddRootAsync("problem", Values, steps: ["1 + 1 = 2\n", "So it is 2.\n"]);
                    await context.AcceptAsync(await context.CompleteAsync([root!], 1));
                },
                new ScriptedLanguageModel().On("1 + 1 = 2\nSo it is 2.\n", "The answer is 2.</s>")
            )
            .RunAsync();

        Assert.Equal("1 + 1 = 2\nSo it is 2.\nThe answer is 2.", result.Solution);
        Assert.Equal("The answer is 2.".Length + 1, result.Usage.GeneratedTokens);
        Assert.Equal([0, 0, 0, 0, 17], result.Tree.Select(node => node.Tokens));
        Assert.Equal(["1 + 1 = 2\n", "So it is 2.\n", "The answer is 2."], result.Candidates[0].Steps.Select(step => step.Text));
    }

    [Fact]
    public async Task A_root_without_room_for_an_answer_is_not_added()
    {
        var result = await Search(
                async context => Assert.Null(await context.AddRootAsync("problem", Values, steps: [new string('x', 40)])),
                new ScriptedLanguageModel(FakePolicies.Description(contextLength: 40))
            )
            .RunAsync();

        Assert.Single(result.Tree);
    }

    [Fact]
    public async Task A_journal_with_other_given_steps_is_refused()
    {
        var journal = new MemoryJournal([]);
        await AddAsync("one\n", journal);

        await AddAsync("one\n", new MemoryJournal(journal.Outcomes));
        await Assert.ThrowsAsync<InvalidOperationException>(() => AddAsync("two\n", new MemoryJournal(journal.Outcomes)));
    }

    private static Task<SearchResult> AddAsync(string step, MemoryJournal journal) =>
        Search(async context => await context.AddRootAsync("problem", Values, steps: [step]), new ScriptedLanguageModel())
            .RunAsync(journal: journal);

    private static SearchBuilder Search(Func<SearchContext, Task> run, ScriptedLanguageModel model) =>
        WrittenStrategy.Search(run, model, Need.Prompt("revise"));
}
