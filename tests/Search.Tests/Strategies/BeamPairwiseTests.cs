using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Strategies;

public sealed class BeamPairwiseTests
{
    private static readonly (string, double?)[] Scores =
    [
        ("a\n", 0.9),
        ("b\n", 0.8),
        ("The answer is 1.", 0.95),
        ("The answer is 2.", 0.2),
        ("The answer is 3.", 0.7),
    ];

    [Fact]
    public async Task The_reward_leads_the_beams_and_the_judge_ranks_the_final_layer()
    {
        var model = new ScriptedLanguageModel()
            .On("", "a\n", "b\n")
            .On("a\n", "The answer is 1.</s>", "The answer is 2.</s>")
            .On("b\n", "The answer is 3.</s>");
        var verifier = new ScriptedVerifier
        {
            Step = path => Array.Find(Scores, entry => entry.Item1 == path.Text).Item2,
            Pair = (first, _) => new PairVerdict(first.Contains("is 3", StringComparison.Ordinal) ? 0.9 : 0.1, true, true),
        };

        var result = await new SearchBuilder
        {
            Model = model,
            Verifiers = [verifier],
            Request = Request(),
        }.RunAsync();

        // The reward leaves 1 and 3, of which it would take 1.
        Assert.Equal(
            ("a\nThe answer is 1.", "b\nThe answer is 3."),
            Assert.Single(Assert.Single(verifier.Sessions).Compared.SelectMany(round => round))
        );
        Assert.Equal("3", result.Answer);
        Assert.Equal("tournament", result.Plan.Selection);
    }

    [Fact]
    public void It_needs_a_process_reward_and_a_pairwise_judge()
    {
        var builder = new SearchBuilder { Verifiers = [new ScriptedVerifier("prm") { Step = _ => 1 }], Request = Request() };

        var error = Assert.Single(Assert.Throws<SearchRequestException>(() => builder.Engine().Plan(builder.Request)).Errors);

        Assert.Equal("search.selection", error.Path);
        Assert.Equal("Selection 'tournament' needs a verifier that compares pairs; no loaded verifier does that.", error.Message);
    }

    private static SearchRequest Request() =>
        new()
        {
            Problem = "What?",
            Kind = ProblemKind.Math,
            Strategy = "beam-pairwise",
            Options = SearchBuilder.Options(("width", 2), ("expansions", 2)),
            Seed = 1,
        };
}
