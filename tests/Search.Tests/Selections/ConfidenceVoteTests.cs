using Verify.Search.Selections;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Selections;

/// <summary>Votes that weigh as much as the policy was sure of its tokens.</summary>
public sealed class ConfidenceVoteTests
{
    private const string Sure = "surely";
    private const string Doubtful = "perhaps";

    [Fact]
    public async Task Two_doubtful_votes_weigh_less_than_one_that_is_sure()
    {
        // e^-0.1 = 0.905 against twice e^-1 = 0.736.
        Assert.Equal("1", (await RunAsync("confidence-vote", [(Sure, "1"), (Doubtful, "2"), (Doubtful, "2")])).Answer);
        Assert.Equal("2", (await RunAsync("confidence-vote", [(Sure, "1"), (Doubtful, "2"), (Doubtful, "2"), (Doubtful, "2")])).Answer);
    }

    [Fact]
    public async Task The_confidence_of_the_answer_is_the_posterior_of_the_weights()
    {
        var result = await RunAsync("confidence-vote", [(Sure, "1"), (Sure, "1")]);

        Assert.Equal(1 - Math.Pow(0.5, (2 * Math.Exp(-0.1f)) + 1), result.Confidence!.Value, 6);
    }

    [Fact]
    public async Task One_vote_weighs_what_its_last_tokens_say_and_the_other_what_its_least_sure_ones_do()
    {
        // Eight doubtful tokens, then more than a window of sure ones.
        var settled = $"{Sure} {new string('.', 80)}";
        (string, string)[] solutions = [(settled, "2"), (settled, "2")];
        var (last, least) = (Math.Exp(-0.1f), Math.Exp(-((8 * 1) + (56 * 0.1f)) / 64));

        Assert.Equal(
            1 - Math.Pow(0.5, (2 * last) + 1),
            (await RunAsync("confidence-vote", solutions, before: Doubtful + "\n")).Confidence!.Value,
            6
        );
        Assert.Equal(
            1 - Math.Pow(0.5, (2 * least) + 1),
            (await RunAsync("filtered-vote", solutions, before: Doubtful + "\n")).Confidence!.Value,
            6
        );
    }

    [Fact]
    public async Task A_filtered_vote_drops_the_tenth_that_is_least_sure()
    {
        // Of ten votes, of which five are doubtful, one doubtful one is dropped: five sure ones of 0.905 against four of 0.368.
        (string, string)[] solutions = [.. Enumerable.Repeat((Doubtful, "2"), 5), .. Enumerable.Repeat((Sure, "1"), 5)];
        var result = await RunAsync("filtered-vote", solutions);
        var (first, second) = (5 * Math.Exp(-0.1f), 4 * Math.Exp(-1));

        Assert.Equal("1", result.Answer);
        Assert.Equal(new VoteLead(first, second).Posterior, result.Confidence!.Value, 6);
    }

    [Fact]
    public async Task Of_fewer_than_ten_none_is_dropped()
    {
        (string, string)[] solutions = [(Sure, "1"), .. Enumerable.Repeat((Doubtful, "2"), 3)];

        Assert.Equal("2", (await RunAsync("filtered-vote", solutions)).Answer);
    }

    [Fact]
    public async Task Before_a_filter_no_vote_is_decided_before_all_are_cast()
    {
        var solutions = Enumerable.Repeat((Sure, "1"), 12).ToArray();

        Assert.Equal(StopReason.Consensus, (await RunAsync("confidence-vote", solutions, wave: 6)).Stopped);
        Assert.Equal(StopReason.Completed, (await RunAsync("filtered-vote", solutions, wave: 6)).Stopped);
    }

    /// <param name="selection">Chooses.</param>
    /// <param name="solutions">How each begins, and its answer.</param>
    /// <param name="before">A first step of every solution, of which the policy is in doubt.</param>
    /// <param name="wave">Solutions of one call.</param>
    private static Task<SearchResult> RunAsync(
        string selection,
        (string Begins, string Answer)[] solutions,
        string before = "",
        int wave = 64
    )
    {
        var model = new ScriptedLanguageModel { LogProbability = text => text.Contains(Doubtful, StringComparison.Ordinal) ? -1 : -0.1f };
        var texts = solutions.Select(solution => $"{solution.Begins}. The answer is {solution.Answer}</s>").ToArray();
        return new SearchBuilder
        {
            Model = before.Length == 0 ? model.On("", texts) : model.On("", before).On(before, texts),
            Verifiers = [],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "majority",
                Selection = selection,
                Options = SearchBuilder.Options(("samples", solutions.Length), ("wave", wave)),
            },
        }.RunAsync();
    }
}
