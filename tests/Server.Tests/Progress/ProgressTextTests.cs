using Verify.Search;
using Verify.Server.Progress;

namespace Verify.Server.Tests.Progress;

public sealed class ProgressTextTests
{
    [Fact]
    public void A_node_is_scored_once_in_words_by_its_step_or_else_as_a_whole_solution()
    {
        Assert.Equal(
            ["1 scored 0.900", "2 scored 0.500"],
            Lines(new NodeScored(1, 0.9), new SolutionScored(1, 0.2, false), new SolutionScored(2, 0.5, false), new NodeValued(2, 0.7, 3))
        );
    }

    [Fact]
    public void A_score_that_is_shared_with_an_equal_step_is_told_of_the_one_that_is_gone_on_with_only()
    {
        Assert.Equal(
            ["1 scored 0.900", "3 scored 0.900"],
            Lines(
                new NodeScored(1, 0.9),
                new NodeScored(2, 0.9) { SameAs = 1 },
                new NodeScored(3, 0.9) { SameAs = 1 },
                new NodeValued(3, 0.9, 0),
                new NodeValued(3, 0.8, 1)
            )
        );
    }

    [Fact]
    public void Tests_of_equal_solutions_are_told_once()
    {
        Assert.Equal(
            ["1 passed: 2 of 2 tests"],
            Lines(new SolutionTested(1, "passed", 2, 2), new SolutionTested(2, "passed", 2, 2) { SameAs = 1 })
        );
    }

    private static IEnumerable<string> Lines(params IEnumerable<SearchEvent> events)
    {
        var text = new ProgressText();
        return [.. events.Select(text.LineOf).OfType<string>()];
    }
}
