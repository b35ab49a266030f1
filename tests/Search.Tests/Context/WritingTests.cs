using Verify.Search.Context;
using Verify.Search.Journal;
using Verify.Search.Needs;
using Verify.Search.Tests.Samples;
using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests.Context;

/// <summary>Texts that a strategy has written beside the tree.</summary>
public sealed class WritingTests
{
    private static readonly Dictionary<string, string> Solution = new() { ["solution"] = "1 + 1 = 3" };

    // What stands behind the problem in the prompt.
    private const string Asked = "1 + 1 = 3\nWhat is wrong?\n";

    private readonly List<WrittenText> _texts = [];

    [Fact]
    public async Task A_text_follows_its_prompt_and_ends_before_what_stops_it()
    {
        var events = new EventList();
        var result = await Search(new ScriptedLanguageModel().On(Asked, "It is wrong.\nReally.</s>"), About() with { Stop = ["\n"] })
            .RunAsync(events);

        Assert.Equal([new WrittenText("It is wrong.", IsWhole: true)], _texts);
        Assert.Equal("It is wrong.\n".Length, result.Usage.GeneratedTokens);
        Assert.Equal(
            (0, "critique", "It is wrong."),
            events.Events.OfType<TextWritten>().Select(told => (told.NodeId, told.Prompt, told.Text)).Single()
        );
        Assert.Single(result.Tree);
    }

    [Fact]
    public async Task A_text_at_its_most_tokens_is_truncated()
    {
        await Search(new ScriptedLanguageModel().On(Asked, "It is wrong.</s>"), About() with { MaxTokens = 5 }).RunAsync();

        Assert.Equal([new WrittenText("It is", IsWhole: false)], _texts);
    }

    [Fact]
    public async Task A_prompt_without_room_for_an_answer_gives_an_empty_text_and_asks_nobody()
    {
        var model = new ScriptedLanguageModel(FakePolicies.Description(contextLength: 40));
        await Search(model, About() with { Values = new Dictionary<string, string> { ["solution"] = new string('x', 40) } }).RunAsync();

        Assert.Equal([new WrittenText("", IsWhole: false)], _texts);
        Assert.Empty(model.Calls);
    }

    [Fact]
    public async Task The_number_of_a_text_decides_its_draws_and_not_the_call_that_it_is_in()
    {
        await TextsAsync(context => context.WriteAsync([About(context), About(context), About(context)]));
        var together = _texts.ToList();
        _texts.Clear();
        await TextsAsync(async context =>
            [.. await context.WriteAsync([About(context)]), .. await context.WriteAsync([About(context), About(context)])]
        );

        Assert.Equal(3, together.Distinct().Count());
        Assert.Equal(together, _texts);
    }

    [Fact]
    public async Task The_budget_of_tokens_ends_a_text_too()
    {
        var search = Search(new ScriptedLanguageModel().On(Asked, "It is wrong.</s>"), About());
        var result = await (search with { Request = search.Request with { Budget = new SearchBudget { Tokens = 4 } } }).RunAsync();

        Assert.Equal((StopReason.Tokens, 4L), (result.Stopped, result.Usage.GeneratedTokens));
        Assert.Empty(_texts);
    }

    [Fact]
    public async Task Over_its_journal_a_search_reads_what_was_written()
    {
        var journal = new MemoryJournal([]);
        await Search(new ScriptedLanguageModel().On(Asked, "It is wrong.</s>"), About()).RunAsync(journal: journal);
        var silent = new ScriptedLanguageModel();
        await Search(silent, About()).RunAsync(journal: new MemoryJournal(journal.Outcomes));

        Assert.Equal(_texts[0], _texts[1]);
        Assert.Empty(silent.Calls);
    }

    [Fact]
    public async Task A_policy_that_the_search_does_not_have_is_a_bug_of_the_strategy()
    {
        var search = Search(new ScriptedLanguageModel(), About() with { Policy = "other" });

        Assert.Equal(
            "The search has no policy 'other'; it has fake.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => search.RunAsync())).Message
        );
    }

    private static Writing About(SearchContext? context = null) => new(context?.Root!, "critique", Solution);

    private SearchBuilder Search(ScriptedLanguageModel model, Writing writing) =>
        WrittenStrategy.Search(
            async context => _texts.AddRange(await context.WriteAsync([writing with { About = context.Root }])),
            model,
            Need.Prompt("critique")
        );

    private Task<SearchResult> TextsAsync(Func<SearchContext, Task<IReadOnlyList<WrittenText>>> writeAsync) =>
        (
            WrittenStrategy.Search(
                async context => _texts.AddRange(await writeAsync(context)),
                new ScriptedLanguageModel(),
                Need.Prompt("critique")
            ) with
            {
                Model = new PseudoRandomLanguageModel(),
            }
        ).RunAsync();
}
