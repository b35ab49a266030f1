using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Strategies;

public sealed class DvtsTests
{
    private readonly ScriptedLanguageModel _model = new ScriptedLanguageModel()
        .On("", "a\n", "b\n", "c\n", "d\n")
        .On("a\n", "The answer is 1.</s>", "The answer is 2.</s>")
        .On("d\n", "d1\n", "The answer is 3.</s>")
        .On("d\nd1\n", "The answer is 4.</s>", "on\n");

    private readonly ScriptedVerifier _verifier = StepScores.Verifier(
        ("a\n", 0.9),
        ("b\n", 0.8),
        ("c\n", 0.1),
        ("d\n", 0.2),
        ("The answer is 1.", 0.7),
        ("The answer is 2.", 0.6),
        ("d1\n", 0.5),
        ("The answer is 3.", 0.4),
        ("The answer is 4.", 0.9),
        ("on\n", 0.8)
    );

    [Fact]
    public async Task Every_tree_follows_its_own_best_even_where_another_tree_has_better()
    {
        await RunAsync();

        Assert.Equal(
            [
                ["", "", "", ""],
                ["a\n", "a\n", "d\n", "d\n"],
                ["d\nd1\n", "d\nd1\n"],
            ],
            _model.Calls
        );
    }

    [Fact]
    public async Task When_the_best_step_finishes_its_finished_siblings_are_candidates_too()
    {
        var result = await RunAsync();

        Assert.Equal(["1", "2", "4"], result.Candidates.Select(candidate => candidate.Answer!).Order());
    }

    [Fact]
    public async Task A_finished_step_that_is_not_the_best_of_its_tree_is_pruned()
    {
        var result = await RunAsync();

        var sibling = result.Tree.Single(node => node.Text == "The answer is 3.");
        Assert.Equal(("pruned", "not the best of its tree"), (sibling.State, sibling.PrunedBecause));
        Assert.Equal(
            ["b\n", "c\n", "The answer is 3.", "on\n"],
            result.Tree.Where(node => node.State == "pruned").Select(node => node.Text)
        );
    }

    [Theory]
    [InlineData(5, 2, 4)]
    [InlineData(2, 3, 3)]
    [InlineData(256, 60, 240)]
    public void A_width_that_makes_no_whole_trees_is_refused_with_one_that_would(int width, int expansions, int instead)
    {
        var request = Request() with { Options = SearchBuilder.Options(("width", width), ("expansions", expansions)) };

        var error = Assert.Single(Assert.Throws<SearchRequestException>(() => new SearchBuilder().Engine().Plan(request)).Errors);

        Assert.Equal("search.options.width", error.Path);
        Assert.EndsWith($"give one, such as {instead}.", error.Message, StringComparison.Ordinal);
        Assert.NotNull(
            new SearchBuilder()
                .Engine()
                .Plan(request with { Options = SearchBuilder.Options(("width", instead), ("expansions", expansions)) })
        );
    }

    private static SearchRequest Request() =>
        new()
        {
            Problem = "What?",
            Kind = ProblemKind.Math,
            Strategy = "dvts",
            Options = SearchBuilder.Options(("width", 4), ("expansions", 2)),
            Aggregation = "last",
            Seed = 1,
        };

    private Task<SearchResult> RunAsync() =>
        new SearchBuilder
        {
            Model = _model,
            Verifiers = [_verifier],
            Request = Request(),
        }.RunAsync();
}
