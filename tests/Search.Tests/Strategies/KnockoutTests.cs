using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Strategies;

public sealed class KnockoutTests
{
    [Fact]
    public async Task Each_candidate_meets_the_next_free_one_of_another_answer_and_each_round_is_one_call()
    {
        var (result, rounds) = await RunAsync(["1", "1", "2", "3"], Stronger);

        Assert.Equal(
            [
                ["1-2", "1-3"],
                ["2-3"],
            ],
            rounds
        );
        Assert.Equal("3", result.Answer);
    }

    [Fact]
    public async Task Equal_answers_never_meet_so_a_single_answer_asks_nothing()
    {
        var (result, rounds) = await RunAsync(["4", "4", "4"], Stronger);

        Assert.Empty(rounds);
        Assert.Equal("4", result.Answer);
    }

    [Fact]
    public async Task The_odd_one_goes_on()
    {
        var (result, rounds) = await RunAsync(["1", "2", "3"], Stronger);

        Assert.Equal(
            [
                ["1-2"],
                ["2-3"],
            ],
            rounds
        );
        Assert.Equal("3", result.Answer);
    }

    [Fact]
    public async Task Of_two_correct_ones_the_likelier_winner_goes_on()
    {
        var (result, _) = await RunAsync(["1", "2"], (_, _) => new PairVerdict(0.51, true, true));

        Assert.Equal("1", result.Answer);
    }

    [Fact]
    public async Task Being_judged_correct_beats_being_likelier()
    {
        var (result, _) = await RunAsync(["1", "2"], (_, _) => new PairVerdict(0.9, false, true));

        Assert.Equal("2", result.Answer);
    }

    [Fact]
    public async Task Two_incorrect_ones_are_both_out()
    {
        var (result, rounds) = await RunAsync(["1", "2", "3"], (first, second) => new PairVerdict(0.5, first > 2, second > 2));

        Assert.Equal(
            [
                ["1-2"],
            ],
            rounds
        );
        Assert.Equal("3", result.Answer);
    }

    [Fact]
    public async Task A_round_that_leaves_nobody_is_taken_back_and_the_majority_of_its_start_wins()
    {
        var (result, rounds) = await RunAsync(["1", "2", "2", "1", "2"], (first, second) => new PairVerdict(0.5, false, false));

        // Both ones are out against two twos; the last two has a bye. Nobody is left to meet it.
        Assert.Equal(
            [
                ["1-2", "2-1"],
            ],
            rounds
        );
        Assert.Equal("2", result.Answer);

        var (restored, _) = await RunAsync(["1", "2", "2", "3"], (first, second) => new PairVerdict(0.5, false, false));
        Assert.Equal("2", restored.Answer);
    }

    [Fact]
    public async Task Where_correctness_is_not_judged_the_probability_decides()
    {
        var (result, _) = await RunAsync(["1", "2"], (_, _) => new PairVerdict(0.2, null, null));

        Assert.Equal("2", result.Answer);
    }

    [Fact]
    public async Task Who_wins_the_tournament_is_told_where_another_led_before_it()
    {
        var events = new EventList();
        var (result, _) = await RunAsync(["1", "1", "2", "3"], Stronger, events);

        Assert.Equal("3", result.Answer);
        Assert.Equal(["1", "3"], events.Events.OfType<AnswerChanged>().Select(change => change.Answer));
    }

    [Fact]
    public void Without_a_judge_it_is_refused()
    {
        var builder = new SearchBuilder
        {
            Verifiers = [new ScriptedVerifier("prm") { Step = _ => 1 }],
            Request = new() { Problem = "What?", Strategy = "knockout" },
        };

        var error = Assert.Single(Assert.Throws<SearchRequestException>(() => builder.Engine().Plan(builder.Request)).Errors);

        Assert.Equal("search.selection", error.Path);
        Assert.Equal("Selection 'tournament' needs a verifier that compares pairs; no loaded verifier does that.", error.Message);
    }

    /// <summary>The higher number beats the lower, and neither is held for wrong.</summary>
    private static PairVerdict Stronger(int first, int second) => new(first > second ? 0.8 : 0.2, true, true);

    private static async Task<(SearchResult Result, IEnumerable<IEnumerable<string>> Rounds)> RunAsync(
        string[] answers,
        Func<int, int, PairVerdict> judge,
        EventList? events = null
    )
    {
        var verifier = new ScriptedVerifier { Pair = (first, second) => judge(Number(first), Number(second)) };
        var result = await new SearchBuilder
        {
            Model = new ScriptedLanguageModel().On("", [.. answers.Select(answer => $"The answer is {answer}.</s>")]),
            Verifiers = [verifier],
            Request = new()
            {
                Problem = "What?",
                Kind = ProblemKind.Math,
                Strategy = "knockout",
                Options = SearchBuilder.Options(("samples", answers.Length)),
            },
        }.RunAsync(events);
        return (
            result,
            Assert.Single(verifier.Sessions).Compared.Select(round => round.Select(pair => $"{Number(pair.First)}-{Number(pair.Second)}"))
        );

        static int Number(string solution) => solution["The answer is ".Length] - '0';
    }
}
