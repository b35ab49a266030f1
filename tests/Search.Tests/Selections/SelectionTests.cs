using Verify.Inference;
using Verify.Search.Candidates;
using Verify.Search.Selections;
using Verify.Search.Tree;
using Verify.Tests.Shared.Fakes;
using Verify.Verifiers;

namespace Verify.Search.Tests.Selections;

/// <summary>How each selection chooses among given candidates, on a board of its own: no strategy and no model.</summary>
public sealed class SelectionTests
{
    private readonly SearchTree _tree = new("fake", RootPrompt.Of("What?"), TokenPath.Root([1]));
    private readonly ScriptedLanguageModel _model = new();
    private readonly AnswerBoard _board = new(new Problem("What?", ProblemKind.Math), new PlainAnswers(), new PlainAnswers());

    [Fact]
    public async Task Argmax_takes_the_highest_score_and_of_equals_the_first()
    {
        Add("1", 0.4);
        Add("2", 0.9);
        Add("3", 0.9);

        Assert.Equal(["2", "3", "1"], await RankAsync("argmax"));
    }

    [Fact]
    public async Task Argmax_takes_what_has_no_score_last()
    {
        Add("1", null);
        Add("2", 0.1);

        Assert.Equal(["2", "1"], await RankAsync("argmax"));
    }

    [Fact]
    public async Task Majority_takes_the_answer_of_most_whatever_their_scores()
    {
        Add("1", 0.9);
        Add("2", 0.1);
        Add("2", 0.2);

        Assert.Equal("2", (await RankAsync("majority"))[0]);
    }

    [Fact]
    public async Task Majority_breaks_a_tie_by_the_sum_of_scores()
    {
        Add("1", 0.4);
        Add("2", 0.7);

        Assert.Equal("2", (await RankAsync("majority"))[0]);
    }

    [Fact]
    public async Task Rejected_candidates_have_no_vote_in_a_majority()
    {
        Add("1", 0, rejected: true);
        Add("1", 0, rejected: true);
        Add("2", 0.1);

        Assert.Equal("2", (await RankAsync("majority"))[0]);
    }

    /// <summary>A score of 0 was once taken for a rejection, and cost a candidate that every gate had accepted its vote.</summary>
    [Fact]
    public async Task A_candidate_that_scores_zero_and_is_not_rejected_keeps_its_vote()
    {
        Add("1", 0);
        Add("1", 0);
        Add("2", 0.1);

        Assert.Equal("1", (await RankAsync("majority"))[0]);
    }

    [Fact]
    public async Task A_weighted_vote_takes_the_highest_sum_of_weights()
    {
        Add("1", 0.9);
        Add("2", 0.5);
        Add("2", 0.5);

        Assert.Equal("2", (await RankAsync("weighted-vote"))[0]);
    }

    [Fact]
    public async Task A_tournament_takes_the_answer_that_wins_its_matches()
    {
        Add("1", 0.9);
        Add("2", 0.1);
        Add("3", 0.5);

        Assert.Equal("3", (await RankAsync("tournament", (first, second) => Beats(first, second, "3")))[0]);
    }

    [Fact]
    public async Task A_tournament_never_pairs_candidates_of_one_answer()
    {
        Add("1", 0.9);
        Add("1", 0.8);
        var matches = 0;
        await RankAsync("tournament", (_, _) => new PairVerdict(++matches, null, null));

        Assert.Equal(0, matches);
    }

    [Fact]
    public async Task In_a_tournament_rejected_candidates_do_not_play_where_others_do()
    {
        Add("1", 0, rejected: true);
        Add("2", 0.1);

        Assert.Equal("2", (await RankAsync("tournament", (first, second) => Beats(first, second, "1")))[0]);
    }

    [Theory]
    [InlineData("round-robin")]
    [InlineData("copeland")]
    [InlineData("bradley-terry")]
    [InlineData("nash")]
    public async Task Where_all_meet_rejected_candidates_do_not_play_and_come_last(string rule)
    {
        Add("1", 0, rejected: true);
        Add("1", 0, rejected: true);
        Add("2", 0.1);
        Add("3", 0.1);

        Assert.Equal(["3", "2", "1", "1"], await RankAsync(rule, (first, second) => Beats(first, second, "3")));
    }

    [Fact]
    public async Task A_truncated_candidate_never_leads_a_finished_one()
    {
        Add("1", 1, GenerationEnd.Length);
        Add("2", 0.1);

        foreach (var selection in (string[])["argmax", "majority", "weighted-vote"])
        {
            Assert.Equal("2", (await RankAsync(selection))[0]);
        }
    }

    private static PairVerdict Beats(string first, string second, string winner) =>
        new(
            first.Contains(winner, StringComparison.Ordinal) ? 1
                : second.Contains(winner, StringComparison.Ordinal) ? 0
                : 0.5,
            null,
            null
        );

    private void Add(string answer, double? score, GenerationEnd end = GenerationEnd.Finished, bool rejected = false)
    {
        // A truncated solution states its answer in the whole step before the one that was cut off.
        Piece[] pieces = [PieceOf($"The answer is {answer}.\n"), PieceOf(end == GenerationEnd.Finished ? "" : "and") with { End = end }];
        var leaf = _tree.Add(new Start(_tree.Root, "fake", _model, _tree.Root.Path, _tree.Root.Pending), pieces)!;
        _board.Add(leaf);
        var candidate = _board.GroupOf(leaf).Members[^1];
        (candidate.Score, candidate.Weight, candidate.IsRejected) = (score, score ?? 0, rejected);
    }

    private Piece PieceOf(string text) =>
        new(new[] { new SampledToken(new Token(_tree.Nodes.Count + 10, ReadOnlyMemory<byte>.Empty), -0.1f) }, text);

    private async Task<IReadOnlyList<string?>> RankAsync(string name, Func<string, string, PairVerdict>? judge = null)
    {
        var selection = SelectionCatalog.Get(name);
        await selection.PrepareAsync(_board, pairs =>
            Task.FromResult<IReadOnlyList<PairVerdict>>([
                .. pairs.Select(pair => judge!(pair.First.SolutionText(), pair.Second.SolutionText())),
            ])
        );
        return [.. selection.Rank(_board).Select(candidate => candidate.Answer)];
    }
}
