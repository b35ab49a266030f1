using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;
using Verify.Verifiers.Constraints;

namespace Verify.Search.Tests.Strategies;

public sealed class MajorityTests
{
    [Fact]
    public async Task Behind_a_gate_no_vote_is_decided_before_all_are_cast()
    {
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On(
                "",
                "The answer is bad.</s>",
                "The answer is bad.</s>",
                "The answer is bad.</s>",
                "The answer is good.</s>"
            ),
            Verifiers = [],
            Request = new SearchRequest
            {
                Problem = "What?",
                Seed = 7,
                Strategy = "majority",
                Options = SearchBuilder.Options(("samples", 4), ("wave", 1)),
                Constraints = new SolutionConstraints { MustNotContain = ["bad"] },
            },
        }.RunAsync();

        Assert.Equal((StopReason.Completed, "good"), (result.Stopped, result.Answer));
    }

    [Fact]
    public async Task Answers_are_grouped_by_equivalence_and_not_by_their_text()
    {
        var result = await RunAsync(["1/2", "7", "0.5", "7", "0.50"], same: (first, second) =>
            first[0] != '7' && second[0] != '7' || first == second
        );

        Assert.Equal("1/2", result.Answer);
        Assert.Equal([3, 3, 3, 2, 2], result.Candidates.Select(candidate => candidate.Votes));
    }

    [Fact]
    public async Task A_candidate_joins_the_first_group_whose_first_member_it_equals()
    {
        // 1 ~ 2 and 2 ~ 3, but not 1 ~ 3: the 2 joins the 1, so the 3 stands alone.
        var result = await RunAsync(["1", "2", "3"], same: (first, second) => Math.Abs(int.Parse(first) - int.Parse(second)) <= 1);

        Assert.Equal([2, 2, 1], result.Candidates.Select(candidate => candidate.Votes));
    }

    [Fact]
    public async Task Equal_votes_go_to_the_answer_seen_first()
    {
        Assert.Equal("4", (await RunAsync(["4", "5", "5", "4"])).Answer);
    }

    [Fact]
    public async Task With_a_verifier_equal_votes_go_to_the_higher_sum_of_scores()
    {
        var verifier = new ScriptedVerifier { Solution = text => text.Contains('5', StringComparison.Ordinal) ? 0.9 : 0.2 };

        Assert.Equal("5", (await RunAsync(["4", "5", "5", "4"], verifier: verifier)).Answer);
    }

    [Fact]
    public async Task It_stops_when_the_leader_cannot_be_overtaken()
    {
        var result = await RunAsync(["1", "1", "1", "2", "2", "2"], wave: 3);

        Assert.Equal(StopReason.Consensus, result.Stopped);
        Assert.Equal(3, result.Candidates.Count);
    }

    [Fact]
    public async Task It_goes_on_while_the_leader_can_be_overtaken()
    {
        var result = await RunAsync(["1", "1", "2", "2", "2", "2"], wave: 3);

        Assert.Equal(StopReason.Completed, result.Stopped);
        Assert.Equal("2", result.Answer);
    }

    [Fact]
    public async Task With_a_verifier_a_tie_could_still_overtake()
    {
        var verifier = new ScriptedVerifier { Solution = _ => 0.5 };

        Assert.Equal(StopReason.Completed, (await RunAsync(["1", "1", "1", "2", "2", "2"], wave: 3, verifier: verifier)).Stopped);
    }

    [Fact]
    public async Task A_candidate_without_an_answer_never_wins()
    {
        Assert.Equal("4", (await RunAsync([null, null, "4", null])).Answer);
    }

    [Fact]
    public async Task It_stops_when_the_leader_will_hardly_be_overtaken_and_tells_what_that_saved()
    {
        // Four to none is 31/32; the eight that are left would have taken as many tokens each.
        var result = await RunAsync(["1", "1", "1", "1", "2", "2", "2", "2", "2", "2", "2", "2"], wave: 4);

        Assert.Equal((StopReason.Consensus, "1"), (result.Stopped, result.Answer));
        Assert.Equal(4, result.Candidates.Count);
        Assert.Equal(2 * result.Usage.GeneratedTokens, result.Usage.SavedTokens);
    }

    [Fact]
    public async Task How_sure_it_must_be_is_an_option_and_at_one_only_what_is_settled_stops_it()
    {
        string[] answers = ["1", "1", "1", "1", "2", "2", "2", "2", "2", "2", "2", "2"];

        Assert.Equal((StopReason.Completed, "2"), await StopAsync(0.97));
        Assert.Equal((StopReason.Completed, "2"), await StopAsync(1));
        Assert.Equal((StopReason.Consensus, "1"), await StopAsync(0.9));

        async Task<(StopReason, string?)> StopAsync(double confidence)
        {
            var result = await RunAsync(answers, wave: 4, confidence: confidence);
            return (result.Stopped, result.Answer);
        }
    }

    [Fact]
    public async Task A_vote_in_which_all_are_cast_saves_nothing()
    {
        Assert.Equal(0, (await RunAsync(["1", "2"])).Usage.SavedTokens);
    }

    [Fact]
    public async Task A_weighted_vote_stops_by_its_weights()
    {
        // Four votes of 0.5 are two: 7/8. Of 1 each they are 31/32.
        string[] answers = ["1", "1", "1", "1", "2", "2", "2", "2", "2", "2", "2", "2"];

        Assert.Equal((12, "2"), await RunWeightedAsync(0.5));
        Assert.Equal((4, "1"), await RunWeightedAsync(1));

        async Task<(int, string?)> RunWeightedAsync(double score)
        {
            var result = await RunAsync(
                answers,
                wave: 4,
                verifier: new ScriptedVerifier { Solution = _ => score },
                selection: "weighted-vote"
            );
            return (result.Candidates.Count, result.Answer);
        }
    }

    [Fact]
    public async Task A_weighted_vote_is_settled_when_whole_votes_could_not_overtake()
    {
        var verifier = new ScriptedVerifier { Solution = _ => 0.9 };
        var result = await RunAsync(["1", "1", "1", "2", "2"], wave: 3, verifier: verifier, confidence: 1, selection: "weighted-vote");

        // 2.7 against two that are left.
        Assert.Equal((StopReason.Consensus, 3), (result.Stopped, result.Candidates.Count));
    }

    private static Task<SearchResult> RunAsync(
        string?[] answers,
        Func<string, string, bool?>? same = null,
        ScriptedVerifier? verifier = null,
        int wave = 64,
        double confidence = 0.95,
        string? selection = null
    ) =>
        new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On(
                "",
                [.. answers.Select(answer => answer is null ? "No idea.</s>" : $"The answer is {answer}</s>")]
            ),
            Verifiers = verifier is null ? [] : [verifier],
            Answers = same is null ? new PlainAnswers() : new PlainAnswers { Same = same },
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "majority",
                Options = SearchBuilder.Options(("samples", answers.Length), ("wave", wave), ("confidence", confidence)),
                Selection = selection,
                Verifier = verifier is null ? null : VerifierStage.Of(verifier.Name),
            },
        }.RunAsync();
}
