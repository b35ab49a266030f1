using Verify.Search.Context;
using Verify.Search.Needs;
using Verify.Search.Strategies;
using Verify.Search.Tests.Samples;
using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests.Context;

/// <summary>Several policies in one search: what crosses between them is text.</summary>
public sealed class SeveralPoliciesTests
{
    // The first policy's token "\nS" ends a step and begins the next, which the second must not see.
    private readonly ScriptedLanguageModel _first = new ScriptedLanguageModel { Tokenizer = new PieceTokenizer("\nS") }
        .On("", "1 + 1 = 2\nSo", "1 + 1 = 2\nSo")
        .On("1 + 1 = 2\nHence 2.\n", "The answer is 2.</s>");

    private readonly ScriptedLanguageModel _second = new ScriptedLanguageModel { Template = "<s>Second: {problem}\n" }.On(
        "1 + 1 = 2\n",
        "Hence 2.\n"
    );

    [Fact]
    public async Task Each_goes_on_from_the_text_of_the_other_after_its_own_prompt()
    {
        var result = await RunAsync(async context =>
        {
            var one = (await context.ExpandAsync([context.Root], 1))[0];
            var two = (await context.ExpandAsync([new Growth(one[0], 1) { Policy = "second" }]))[0];
            await context.AcceptAsync((await context.CompleteAsync([new Growth(two[0], 1) { Policy = "fake" }]))[0]);
        });

        Assert.Equal("1 + 1 = 2\nHence 2.\nThe answer is 2.", result.Solution);
        Assert.Equal(
            [
                ["1 + 1 = 2\n"],
            ],
            _second.Calls
        );
        Assert.Equal(["1 + 1 = 2\n", "Hence 2.\n", "The answer is 2."], result.Candidates[0].Steps.Select(step => step.Text));
    }

    [Fact]
    public async Task One_call_asks_all_of_them_and_gives_leaves_in_the_order_of_the_growths()
    {
        var result = await RunAsync(async context =>
        {
            var one = (await context.ExpandAsync([context.Root], 1))[0];
            var grown = await context.ExpandAsync([new Growth(one[0], 1) { Policy = "second" }, new Growth(context.Root, 1)]);

            Assert.Equal(["Hence 2.\n", "1 + 1 = 2\n"], grown.Select(leaves => leaves[0].Text));
            Assert.Equal(["second", "fake"], grown.Select(leaves => leaves[0].Policy));
        });

        Assert.Equal(3, result.Usage.PolicyCalls);
    }

    [Fact]
    public async Task The_memory_of_all_is_taken_and_given_back()
    {
        await RunAsync(_ => Task.CompletedTask);

        Assert.All(_first.Trees.Concat(_second.Trees), tree => Assert.True(tree.Disposed));
        Assert.Equal((1, 1), (_first.Trees.Count, _second.Trees.Count));
    }

    private Task<SearchResult> RunAsync(Func<SearchContext, Task> run) =>
        (WrittenStrategy.Search(run, _first, Need.SecondPolicy) with { Second = _second }).RunAsync();
}
