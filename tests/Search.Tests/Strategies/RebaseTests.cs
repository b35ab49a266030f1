using Verify.Search.Strategies;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Strategies;

public sealed class RebaseTests
{
    [Fact]
    public void The_width_is_shared_out_by_the_softmax_of_the_scores_from_the_best_on()
    {
        // e^0, e^-1, e^-2 and e^-4 sum to 1.5215: ceil(16 · 1 / 1.5215) = ceil(10.52) = 11; of the 5 left ceil(5 · 0.3679 / 0.5215) =
        // ceil(3.53) = 4; of the 1 left ceil(0.1353 / 0.1537) = 1; and nothing is left.
        Assert.Equal([11, 4, 1, 0], RebaseStrategy.Widths([0.9, 0.7, 0.5, 0.1], 16, 0.2));
    }

    [Theory]
    [InlineData(6, new[] { 2, 2, 2 })]
    [InlineData(4, new[] { 2, 1, 1 })]
    [InlineData(2, new[] { 1, 1, 0 })]
    [InlineData(0, new[] { 0, 0, 0 })]
    public void Equal_scores_get_equal_shares_as_far_as_they_are_whole(int width, int[] widths)
    {
        foreach (var score in new[] { 0.1, 0.3, 0.7 })
        {
            Assert.Equal(widths, RebaseStrategy.Widths([score, score, score], width, 0.2));
        }
    }

    [Fact]
    public void The_lower_the_temperature_the_more_goes_to_the_best()
    {
        Assert.Equal([8, 0], RebaseStrategy.Widths([0.6, 0.5], 8, 0.01));
        Assert.Equal([5, 3], RebaseStrategy.Widths([0.6, 0.5], 8, 0.2));
        Assert.Equal([5, 3], RebaseStrategy.Widths([0.6, 0.5], 8, 1));
    }

    [Fact]
    public async Task A_finished_solution_takes_its_place_in_the_width_with_it_and_nodes_without_a_share_are_pruned()
    {
        var model = new ScriptedLanguageModel()
            .On("", "a\n", "b\n", "The answer is 1.</s>", "c\n")
            .On("a\n", "The answer is 2.</s>", "The answer is 3.</s>")
            .On("b\n", "The answer is 4.</s>");
        var result = await new SearchBuilder
        {
            Model = model,
            Verifiers = [StepScores.Verifier(("a\n", 0.9), ("b\n", 0.8), ("c\n", 0.5), ("The answer is 1.", 0.8))],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "rebase",
                Options = SearchBuilder.Options(("width", 4)),
                Seed = 1,
            },
        }.RunAsync();

        // Of the 3 that are left, weights 1, 0.6065 and 0.1353: ceil(1.72) = 2, ceil(0.82) = 1, none.
        Assert.Equal(
            [
                ["", "", "", ""],
                ["a\n", "a\n", "b\n"],
            ],
            model.Calls
        );
        Assert.Equal(["1", "2", "3", "4"], result.Candidates.Select(candidate => candidate.Answer!).Order());
        Assert.Equal("has no share of the width", result.Tree.Single(node => node.Text == "c\n").PrunedBecause);
    }

    [Fact]
    public async Task A_truncated_step_leaves_its_share_to_the_others()
    {
        var model = new ScriptedLanguageModel()
            .On("", "a step that never ends", "a\n")
            .On("a\n", "The answer is 1.</s>", "The answer is 2.</s>");
        var result = await new SearchBuilder
        {
            Model = model,
            Verifiers = [StepScores.Verifier()],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "rebase",
                Options = SearchBuilder.Options(("width", 2)),
                Sampling = new SearchSampling { MaxStepTokens = 18 },
                Seed = 1,
            },
        }.RunAsync();

        Assert.Equal(["a\n", "a\n"], model.Calls[1]);
        Assert.Equal(["1", "2"], result.Candidates.Select(candidate => candidate.Answer!).Order());
    }
}
