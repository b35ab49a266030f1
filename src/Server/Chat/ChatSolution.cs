using Verify.Mathematics;
using Verify.Search;

namespace Verify.Server.Chat;

/// <summary>A solution that is returned as a choice.</summary>
/// <param name="Pieces">Its text in the pieces it was generated in; together the whole text. At least one.</param>
/// <param name="Tokens">Its tokens.</param>
/// <param name="TokenCount">Their number.</param>
/// <param name="Finish"><c>stop</c> or <c>length</c>.</param>
internal sealed record ChatSolution(IReadOnlyList<string> Pieces, IReadOnlyList<TokenLogProbability> Tokens, int TokenCount, string Finish)
{
    public string Text => string.Concat(Pieces);

    /// <summary>The best solutions with distinct answers; of a search that finished none, the beginning it has.</summary>
    public static IReadOnlyList<ChatSolution> Of(SearchResult result, int count, IAnswerEquivalence equivalence)
    {
        var chosen = ChosenAnswers.Of(result.Candidates, count, AnswerExpectation.Of(result.Plan.Problem.Text), equivalence);
        if (chosen.Count > 0)
        {
            return chosen.Select(Of).ToList();
        }

        var kept = (int)(result.Usage.GeneratedTokens - result.Usage.DiscardedTokens);
        return [new ChatSolution([result.Solution], [], kept, "length")];
    }

    private static ChatSolution Of(Candidate candidate) =>
        new(
            candidate.Steps.Count == 0 ? [""] : candidate.Steps.Select(step => step.Text).ToList(),
            candidate.TokenLogProbabilities,
            candidate.Tokens,
            candidate.Finish
        );
}
