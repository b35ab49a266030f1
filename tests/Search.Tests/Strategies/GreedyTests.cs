using Verify.Tests.Shared.Fakes;

namespace Verify.Search.Tests.Strategies;

public sealed class GreedyTests
{
    private readonly ScriptedLanguageModel _model = new ScriptedLanguageModel()
        .On("", "1 + 1 = 2\n")
        .On("1 + 1 = 2\n", "The answer is 2.\n")
        .On("1 + 1 = 2\nThe answer is 2.\n", "</s>");

    [Fact]
    public async Task The_one_solution_is_the_answer()
    {
        var result = await RunAsync();

        Assert.Equal("2", result.Answer);
        Assert.Equal("1 + 1 = 2\nThe answer is 2.\n", result.Solution);
        Assert.Equal(StopReason.Completed, result.Stopped);
        Assert.Equal(0, result.Plan.Sampling.Temperature);
    }

    [Fact]
    public async Task A_whole_solution_becomes_a_chain_of_steps_with_the_end_as_a_leaf()
    {
        var result = await RunAsync();

        Assert.Equal(["", "1 + 1 = 2\n", "The answer is 2.\n", ""], result.Tree.Select(node => node.Text));
        Assert.Equal([null, 0, 1, 2], result.Tree.Select(node => node.Parent));
        Assert.Equal(["open", "open", "open", "finished"], result.Tree.Select(node => node.State));
        Assert.Equal(["1 + 1 = 2\n", "The answer is 2.\n"], Assert.Single(result.Candidates).Steps.Select(step => step.Text));
    }

    [Fact]
    public void No_verifier_is_asked_that_the_request_does_not_name()
    {
        var builder = new SearchBuilder
        {
            Request = new() { Problem = "What is 1 + 1?", Strategy = "greedy" },
        };

        Assert.Empty(builder.Engine().Plan(builder.Request).Verifiers);
    }

    [Fact]
    public async Task Everything_is_sampled_in_one_call()
    {
        await RunAsync();

        Assert.Equal([""], Assert.Single(_model.Calls));
    }

    private Task<SearchResult> RunAsync() =>
        new SearchBuilder
        {
            Model = _model,
            Request = new() { Problem = "What is 1 + 1?", Strategy = "greedy" },
        }.RunAsync();
}
