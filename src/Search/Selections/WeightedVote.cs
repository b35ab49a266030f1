using Verify.Search.Candidates;
using Verify.Search.Needs;

namespace Verify.Search.Selections;

/// <summary>
/// The answer whose candidates' scores sum to the most (Li et al. 2023, "Making Large Language Models Better Reasoners"); ties go to the
/// first seen.
/// </summary>
internal sealed class WeightedVote : IVote
{
    public string Name => "weighted-vote";

    public IReadOnlyList<Need> Needs => [Need.Score];

    public IReadOnlyList<double> Count(IReadOnlyList<AnswerGroup> groups) => [.. groups.Select(Votes)];

    public IEnumerable<CandidateSolution> Rank(IReadOnlyList<AnswerGroup> groups) =>
        groups.OrderByDescending(Votes).ThenBy(group => group.First.Leaf.Id).SelectMany(group => group.Members.BestFirst());

    private static double Votes(AnswerGroup group) => group.Members.Sum(member => member.Weight);
}
