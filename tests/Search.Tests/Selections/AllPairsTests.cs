using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Selections;

/// <summary>Selections for which all candidates of different answers are compared.</summary>
public sealed class AllPairsTests
{
    public static TheoryData<string> Rules => ["round-robin", "copeland", "bradley-terry", "nash"];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_answer_that_beats_all_others_wins_whatever_their_votes(string rule)
    {
        var (result, _) = await RunAsync(rule, ["1", "2", "1", "3", "1"], Stronger);

        Assert.Equal("3", result.Answer);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task In_an_even_cycle_equal_votes_go_to_the_answer_seen_first(string rule)
    {
        var (result, _) = await RunAsync(rule, ["2", "3", "1"], (first, second) => (second - first + 3) % 3 == 1 ? 0.8 : 0.2);

        Assert.Equal(["2", "3", "1"], result.Candidates.Select(candidate => candidate.Answer));
    }

    [Fact]
    public async Task Only_candidates_of_different_answers_meet_and_every_two_answers_before_any_meet_twice()
    {
        var (_, rounds) = await RunAsync("round-robin", ["1", "1", "2", "3"], Stronger);

        Assert.Equal(
            [
                ["1-2", "1-3", "2-3"],
                ["1-2", "1-3"],
            ],
            rounds
        );
    }

    [Fact]
    public async Task When_the_budget_ends_what_was_compared_decides()
    {
        var (result, rounds) = await RunAsync("round-robin", ["1", "1", "2", "3"], Stronger, new SearchBudget { RewardTokens = 4 });

        // The fourth comparison was the first of a round that could not be paid for as a whole.
        Assert.Equal([3, 1], rounds.Select(round => round.Count()));
        Assert.Equal((StopReason.Tokens, "3"), (result.Stopped, result.Answer));
    }

    [Fact]
    public async Task Where_the_answers_rank_differently_by_each_rule_each_follows_its_own()
    {
        // 1 beats both others, but barely; 2 loses to 1 and crushes 3.
        double Judge(int first, int second) =>
            (first, second) switch
            {
                (1, 2) => 0.51,
                (1, 3) => 0.51,
                (2, 3) => 0.95,
                _ => 0.5,
            };

        Assert.Equal("2", (await RunAsync("round-robin", ["1", "2", "3"], Judge)).Result.Answer);
        Assert.Equal("1", (await RunAsync("copeland", ["1", "2", "3"], Judge)).Result.Answer);
        Assert.Equal("2", (await RunAsync("bradley-terry", ["1", "2", "3"], Judge)).Result.Answer);
        Assert.Equal("1", (await RunAsync("nash", ["1", "2", "3"], Judge)).Result.Answer);
    }

    /// <summary>The higher number beats the lower.</summary>
    private static double Stronger(int first, int second) => first > second ? 0.8 : 0.2;

    private static async Task<(SearchResult Result, IEnumerable<IEnumerable<string>> Rounds)> RunAsync(
        string rule,
        string[] answers,
        Func<int, int, double> judge,
        SearchBudget? budget = null
    )
    {
        var verifier = new ScriptedVerifier { Pair = (first, second) => new(judge(Number(first), Number(second)), null, null) };
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", [.. answers.Select(answer => $"The answer is {answer}.</s>")]),
            Verifiers = [verifier],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "knockout",
                Selection = rule,
                Options = SearchBuilder.Options(("samples", answers.Length)),
                Budget = budget,
            },
        }.RunAsync();
        return (
            result,
            Assert.Single(verifier.Sessions).Compared.Select(round => round.Select(pair => $"{Number(pair.First)}-{Number(pair.Second)}"))
        );

        static int Number(string solution) => solution["The answer is ".Length] - '0';
    }
}
